"""Goods that come in, are counted again, or come back; and how they are counted."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.domain.acting import Acting
from products.domain.moves import check_quantity, movement
from products.domain.shortages import promised_already
from products.errors import NotCounted, WrongQuantity
from products.models import Stock, StockMovement, Variant

Kind = StockMovement.Kind


def first_count(
    *,
    variant: Variant,
    mode: str,
    quantity: int = 0,
    daily_number: int = 0,
    lead_days: int = 0,
    acting: Acting,
    at: datetime | None = None,
) -> Stock:
    """The stock row of a new variant, with its INITIAL movement. Goods that are not counted start at 0."""
    at = at or timezone.now()
    counted = mode in Stock.COUNTING
    quantity = check_quantity(quantity, least=0) if counted else 0
    with transaction.atomic():
        stock = Stock.objects.create(
            variant=variant,
            mode=Stock.Mode(mode),
            on_hand=quantity,
            daily_number=check_quantity(daily_number, least=0),
            lead_days=check_quantity(lead_days, least=0),
            opened_on=timezone.localdate(at) if mode == Stock.Mode.DAILY else None,
        )
        _record(variant.pk, Kind.INITIAL, quantity, acting=acting, at=at)
    return stock


def receive(
    *, variant: Variant, quantity: int, reason: str = "", acting: Acting, at: datetime | None = None
) -> None:
    """More goods came in. Raises `NotCounted` where they are not counted, `WrongQuantity`."""
    check_quantity(quantity)
    with transaction.atomic():
        if not _add(variant.pk, quantity):
            raise not_counted()
        _record(variant.pk, Kind.RECEIVED, quantity, reason=reason, acting=acting, at=at)


def recount(
    *, variant: Variant, on_hand: int, reason: str = "", acting: Acting, at: datetime | None = None
) -> int:
    """So many stand here now; returns what that changed. The same number again changes and records nothing.

    Raises `PromisedAlready` (with `.holders`) below what is reserved, `NotCounted`, `WrongQuantity`.
    """
    check_quantity(on_hand, least=0)
    with transaction.atomic():
        stock = Stock.objects.select_for_update().get(pk=variant.pk)
        if stock.mode not in Stock.COUNTING:
            raise not_counted()
        change = _count_to(stock, on_hand)
        if change:
            _record(variant.pk, Kind.RECOUNTED, change, reason=reason, acting=acting, at=at)
    return change


def take_back(
    *,
    variant: Variant,
    quantity: int,
    reason: str = "",
    holder: str,
    acting: Acting,
    at: datetime | None = None,
) -> None:
    """Goods handed over to a holder stand in the shop again.

    Raises `WrongQuantity` for more than that holder was handed over and has not brought back.
    Goods that are not counted are recorded with no change.
    """
    check_quantity(quantity)
    with transaction.atomic():
        counted = _add(variant.pk, quantity)
        if not counted:
            Stock.objects.select_for_update().get(pk=variant.pk)
        if quantity > (outside := _still_outside(variant.pk, holder)):
            message = _("Only %(count)s of this order went out") % {"count": outside}
            raise WrongQuantity(message, quantity=quantity)
        row = movement(
            variant.pk,
            Kind.TAKEN_BACK,
            change=quantity if counted else 0,
            quantity=quantity,
            reason=reason,
            holder=holder,
            acting=acting,
            at=at or timezone.now(),
        )
        row.save()


def set_mode(
    *,
    variant: Variant,
    mode: str,
    on_hand: int | None = None,
    daily_number: int | None = None,
    lead_days: int | None = None,
    acting: Acting,
    at: datetime | None = None,
) -> None:
    """Change how goods are counted. What is promised stays promised.

    Into a counted mode `on_hand` says how many stand here (for `daily` the day's number if not
    given); out of one the count ends at 0. Raises `PromisedAlready` as `recount`, `WrongQuantity`.
    """
    mode = Stock.Mode(mode)
    at = at or timezone.now()
    with transaction.atomic():
        stock = Stock.objects.select_for_update().get(pk=variant.pk)
        was_counted = stock.mode in Stock.COUNTING
        daily = check_quantity(stock.daily_number if daily_number is None else daily_number, least=0)
        was_here, stock.mode, stock.daily_number = stock.on_hand, mode, daily
        wanted = _wanted(stock, on_hand, was_counted=was_counted)
        row = Stock.objects.filter(pk=stock.pk, on_hand=was_here)
        if mode in Stock.COUNTING:
            row = row.filter(reserved__lte=wanted)
        if not row.update(
            mode=mode,
            on_hand=wanted,
            daily_number=daily,
            lead_days=check_quantity(stock.lead_days if lead_days is None else lead_days, least=0),
            opened_on=timezone.localdate(at) if mode == Stock.Mode.DAILY else stock.opened_on,
        ):
            raise promised_already(variant.pk, reserved=stock.reserved)
        if change := wanted - was_here:
            _record(variant.pk, Kind.RECOUNTED, change, reason=f"mode: {mode}", acting=acting, at=at)


def not_counted() -> NotCounted:
    """The error for goods that have no number to change."""
    return NotCounted(_("These goods are not counted. Choose to count them first"))


def _wanted(stock: Stock, on_hand: int | None, *, was_counted: bool) -> int:
    """How many stand here once the mode has changed."""
    if stock.mode not in Stock.COUNTING:
        return 0
    if on_hand is None and was_counted:
        return stock.on_hand
    if on_hand is None and stock.mode == Stock.Mode.DAILY:
        return max(stock.daily_number, stock.reserved)
    return check_quantity(-1 if on_hand is None else on_hand, least=0)


def _add(variant_id: int, quantity: int) -> bool:
    """Raise `on_hand` where goods are counted; whether they are."""
    counted = Stock.objects.filter(pk=variant_id, mode__in=Stock.COUNTING)
    return bool(counted.update(on_hand=F("on_hand") + quantity))


def _count_to(stock: Stock, on_hand: int) -> int:
    """Set a locked row's `on_hand`, never below what is promised; what it changed by."""
    row = Stock.objects.filter(pk=stock.pk, on_hand=stock.on_hand, reserved__lte=on_hand)
    if not row.update(on_hand=on_hand):
        raise promised_already(stock.pk, reserved=stock.reserved)
    return on_hand - stock.on_hand


def _still_outside(variant_id: int, holder: str) -> int:
    """How many a holder was handed over and has not brought back."""
    rows = StockMovement.objects.filter(variant_id=variant_id, holder=holder)
    told = dict(rows.order_by().values_list("kind").annotate(Sum("quantity")))
    return told.get(Kind.HANDED_OVER, 0) - told.get(Kind.TAKEN_BACK, 0)


def _record(
    variant_id: int, kind: str, change: int, *, reason: str = "", acting: Acting, at: datetime | None
) -> None:
    row = movement(
        variant_id,
        kind,
        change=change,
        quantity=abs(change),
        reason=reason,
        acting=acting,
        at=at or timezone.now(),
    )
    row.save()
