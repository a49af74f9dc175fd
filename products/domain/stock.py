"""Goods here and goods promised: the only code that changes `Stock`.

`reserve -> keep -> hand_over`, or `release`; what comes in, is counted again or comes back is
in `counting`, the day's opening in `days`; all are reached through this module.

Every change is a conditional UPDATE, rows in key order, all or none, with the database's
constraints behind. A caller that moves the goods of several holders passes them in one call:
two calls in one transaction could lock rows out of order.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from communities.domain.acting import Acting
from products.domain.counting import first_count, receive, recount, set_mode, take_back
from products.domain.days import open_day, sold_out_today, undo_sold_out
from products.domain.moves import MAX_QUANTITY, check_quantity, is_sold_out_on, movement
from products.domain.shortages import not_reserved, sold_out
from products.models import Stock, StockMovement, StockReservation

__all__ = [
    "MAX_QUANTITY",
    "Want",
    "first_count",
    "hand_over",
    "keep",
    "open_day",
    "receive",
    "recount",
    "release",
    "reserve",
    "set_mode",
    "sold_out_today",
    "take_back",
    "undo_sold_out",
]

Status = StockReservation.Status


@dataclass(frozen=True)
class Want:
    """So many of a variant, promised to a holder: a word such as "order-line:7"."""

    holder: str
    variant_id: int
    quantity: int


def reserve(*, wants: Iterable[Want], at: datetime | None = None) -> list[StockReservation]:
    """Promise all of the wanted goods, or none.

    Raises `SoldOut` with `.shortages` {variant id: left} naming everything that falls short, and
    `WrongQuantity` for a quantity that is none. Whether a variant is for sale at all is not asked here.
    """
    at = at or timezone.now()
    wanted: Counter[tuple[int, str]] = Counter()
    for want in wants:
        wanted[want.variant_id, want.holder] += check_quantity(want.quantity)
    with transaction.atomic():
        counted = _promise(_totals((pk, quantity) for (pk, _holder), quantity in wanted.items()), at=at)
        return StockReservation.objects.bulk_create(
            StockReservation(
                holder=holder, variant_id=pk, quantity=quantity, counted=counted[pk], created_at=at
            )
            for (pk, holder), quantity in sorted(wanted.items())
        )


def keep(*, holders: Collection[str], at: datetime | None = None) -> None:
    """Keep what is reserved: it is paid for or accepted, and no clock releases it any more.

    Idempotent. Raises `NotReserved` naming the holders whose goods were released meanwhile; then
    nothing is kept, and the caller reserves again or gives the money back.
    """
    with transaction.atomic():
        live = _live(holders)
        _refuse_missing(holders, live)
        StockReservation.objects.filter(pk__in=[row.pk for row in live], status=Status.RESERVED).update(
            status=Status.KEPT
        )


def hand_over(*, holders: Collection[str], acting: Acting, at: datetime | None = None) -> None:
    """The goods leave the shop: no longer here, no longer promised, one movement for each holder.

    Raises `NotReserved` where a holder's goods were released or handed over before; then nothing moves.
    """
    at = at or timezone.now()
    with transaction.atomic():
        live = _live(holders)
        _refuse_missing(holders, live)
        _end(live, status=Status.HANDED_OVER, at=at)
        gone = {
            variant_id: _let_go(variant_id, quantity)
            for variant_id, quantity in _totals((row.variant_id, row.quantity) for row in live).items()
        }
        StockMovement.objects.bulk_create(
            movement(
                row.variant_id,
                StockMovement.Kind.HANDED_OVER,
                change=-row.quantity if gone[row.variant_id] else 0,
                quantity=row.quantity,
                holder=row.holder,
                acting=acting,
                at=at,
            )
            for row in live
        )


def release(*, holders: Collection[str], at: datetime | None = None) -> int:
    """Give back what is promised: the order expired or was canceled. Returns how many promises ended.

    Idempotent: what was released or handed over before stays as it is.
    """
    at = at or timezone.now()
    with transaction.atomic():
        live = _live(holders)
        _end(live, status=Status.RELEASED, at=at)
        for variant_id, quantity in _totals((row.variant_id, row.quantity) for row in live).items():
            Stock.objects.filter(pk=variant_id).update(reserved=F("reserved") - quantity)
        return len(live)


def _totals(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """{variant id: quantity}, in key order."""
    totals: Counter[int] = Counter()
    for variant_id, quantity in pairs:
        totals[variant_id] += quantity
    return dict(sorted(totals.items()))


def _promise(totals: dict[int, int], *, at: datetime) -> dict[int, bool]:
    """Raise `reserved` for each variant; {variant id: whether it is counted}. Raises `SoldOut`."""
    modes = dict(Stock.objects.filter(pk__in=totals).values_list("pk", "mode"))
    counted: dict[int, bool] = {}
    for variant_id, quantity in totals.items():
        first = modes.get(variant_id) in Stock.COUNTING
        for try_counted in (first, not first):
            if _promise_one(variant_id, quantity, counted=try_counted, at=at):
                counted[variant_id] = try_counted
                break
    if len(counted) < len(totals):
        raise sold_out({pk: n for pk, n in totals.items() if pk not in counted}, at=at)
    return counted


def _promise_one(variant_id: int, quantity: int, *, counted: bool, at: datetime) -> bool:
    """One conditional UPDATE: it fits only while enough is here and the day is not sold out."""
    mode = Q(mode__in=Stock.COUNTING, on_hand__gte=F("reserved") + quantity)
    fits = Stock.objects.filter(mode if counted else ~Q(mode__in=Stock.COUNTING), pk=variant_id)
    return bool(fits.exclude(is_sold_out_on(at)).update(reserved=F("reserved") + quantity))


def _let_go(variant_id: int, quantity: int) -> bool:
    """Take promised goods off the shelf; whether they were counted."""
    stock = Stock.objects.filter(pk=variant_id)
    if stock.filter(mode__in=Stock.COUNTING).update(
        on_hand=F("on_hand") - quantity, reserved=F("reserved") - quantity
    ):
        return True
    stock.update(reserved=F("reserved") - quantity)
    return False


def _live(holders: Collection[str]) -> list[StockReservation]:
    """The holders' live promises, locked, in key order."""
    return list(
        StockReservation.objects.select_for_update()
        .filter(holder__in=holders, status__in=StockReservation.LIVE)
        .order_by("variant_id", "pk")
    )


def _end(live: list[StockReservation], *, status: str, at: datetime) -> None:
    StockReservation.objects.filter(pk__in=[row.pk for row in live]).update(status=status, ended_at=at)


def _refuse_missing(holders: Collection[str], live: list[StockReservation]) -> None:
    if missing := sorted(set(holders) - {row.holder for row in live}):
        raise not_reserved(missing)
