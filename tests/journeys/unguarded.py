"""The site as it would be without the guard on stock: for the control of the crowd test alone.

Nobody looks how much is left, and the UPDATE that promises goods has lost its condition.
(`reserved` stops at `on_hand` so that the database's own constraint, the last line, stays quiet.)
"""

from django.db.models import F
from django.db.models.functions import Least

from marketplace.wsgi import application

__all__ = ["application"]


def take_the_guard_out() -> None:
    from marketplace.cart import queries  # noqa: PLC0415 - Django is set up only now
    from products.domain import stock  # noqa: PLC0415
    from products.models import Stock  # noqa: PLC0415

    def promise_blindly(variant_id: int, quantity: int, **_looked_at: object) -> bool:
        rows = Stock.objects.filter(pk=variant_id)
        return bool(rows.update(reserved=Least(F("reserved") + quantity, F("on_hand"))))

    queries.left_of = lambda _variant, **_day: None
    stock._promise_one = promise_blindly


take_the_guard_out()
