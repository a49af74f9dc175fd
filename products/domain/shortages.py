"""What is said when goods fall short: which, and how many can still be had."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from products.errors import NotReserved, PromisedAlready, SoldOut
from products.models import Stock, StockReservation, Variant
from themes.words import words


def sold_out(wanted: dict[int, int], *, at: datetime) -> SoldOut:
    """The error for wants that do not fit, with what is left of each variant."""
    today = timezone.localdate(at)
    shortages = dict.fromkeys(wanted, 0)
    for stock in Stock.objects.filter(pk__in=wanted, mode__in=Stock.COUNTING):
        shortages[stock.pk] = 0 if stock.sold_out_on == today else max(stock.on_hand - stock.reserved, 0)
    names = variant_names(list(wanted))
    said = [_one(names.get(pk, str(pk)), left) for pk, left in sorted(shortages.items())]
    return SoldOut(" · ".join(said), shortages=shortages)


def promised_already(variant_id: int, *, reserved: int) -> PromisedAlready:
    """The error for a count below what buyers were promised, naming who holds them."""
    live = StockReservation.objects.filter(variant_id=variant_id, status__in=StockReservation.LIVE)
    holders = list(live.order_by("pk").values_list("holder", flat=True))
    message = ngettext(
        "%(count)s is promised to buyers. Cancel those orders first, or count at least %(count)s",
        "%(count)s are promised to buyers. Cancel those orders first, or count at least %(count)s",
        reserved,
    )
    return PromisedAlready(message % {"count": reserved}, holders=holders, reserved=reserved)


def not_reserved(holders: list[str]) -> NotReserved:
    """The error for holders whose goods are not promised to them any more."""
    message = _("The goods of this order are no longer set aside. Look at the order once more")
    return NotReserved(message, holders=holders)


def variant_names(variant_ids: list[int]) -> dict[int, str]:
    """{variant id: name in the active language}: the page's title, the kind behind it where there is one."""
    rows = Variant.objects.filter(pk__in=variant_ids).select_related("product__page")
    return {variant.pk: variant_name(variant) for variant in rows}


def variant_name(variant: Variant) -> str:
    """ทองม้วน (รสงา); a product without a page goes by its code."""
    page = variant.product.page
    name = page.shown_title if page else variant.sku
    kind = words(variant, "name")
    return f"{name} ({kind})" if kind else name


def _one(name: str, left: int) -> str:
    if not left:
        return _("%(name)s has just sold out") % {"name": name}
    message = ngettext("Only %(left)s left of %(name)s", "Only %(left)s left of %(name)s", left)
    return message % {"left": left, "name": name}
