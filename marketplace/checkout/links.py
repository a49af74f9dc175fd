"""Where a buyer finds their order.

Which door shows it is not for this room to know: the door registers its address here from its
`AppConfig.ready()`, and without one the path of DESIGN section 9 is told.
"""

from collections.abc import Callable

from marketplace.checkout import conf
from marketplace.orders.models import Order

PathOf = Callable[[Order], str]


def _plain_path(order: Order) -> str:
    language = "" if order.language == "th" else f"/{order.language}"
    return f"{language}/orders/{order.reference}/{order.token}/"


_path_of: list[PathOf] = [_plain_path]


def orders_are_at(path_of: PathOf) -> None:
    """Tell where orders are shown: `path_of(order)` gives the path in the order's language."""
    _path_of[0] = path_of


def order_path(order: Order) -> str:
    """The unguessable path, in the order's language."""
    return _path_of[0](order)


def order_url(order: Order) -> str:
    """The whole address, for letters and printed slips."""
    return f"{conf.base_url()}{order_path(order)}"
