"""What every stock verb needs: bounds of a quantity, today, and a movement row."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.domain.acting import Acting
from products.errors import WrongQuantity
from products.models import StockMovement

MAX_QUANTITY = 1_000_000


def check_quantity(quantity: int, *, least: int = 1) -> int:
    """The quantity, if that many goods can move; else `WrongQuantity`."""
    if isinstance(quantity, bool) or not isinstance(quantity, int) or not least <= quantity <= MAX_QUANTITY:
        message = _("Type a number from %(least)s to %(most)s") % {
            "least": least,
            "most": f"{MAX_QUANTITY:,}",
        }
        raise WrongQuantity(message, quantity=quantity)
    return quantity


def is_sold_out_on(at: datetime) -> Q:
    """Rows marked 'sold out today' on the day of `at`: tomorrow the mark means nothing."""
    return Q(sold_out_on__isnull=False, sold_out_on=timezone.localdate(at))


def movement(
    variant_id: int,
    kind: str,
    *,
    change: int,
    quantity: int,
    acting: Acting,
    at: datetime,
    reason: str = "",
    holder: str = "",
) -> StockMovement:
    """An unsaved row telling one change of goods here, with both names."""
    return StockMovement(
        variant_id=variant_id,
        kind=kind,
        change=change,
        quantity=quantity,
        reason=reason[:200],
        holder=holder,
        by=acting.by,
        for_person=acting.for_,
        at=at,
    )
