"""The day of goods made each day: opening counts them anew, one tap says they are gone."""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from products.domain.moves import is_sold_out_on, movement
from products.models import Stock, StockMovement, Variant

BATCH = 100


def open_day(*, day: date, at: datetime | None = None) -> int:
    """Count goods made each day to their day's number, in shops whose opening time has come.

    Once a day for each (idempotent), in batches that commit one by one; what is promised already
    is never taken away. Shops closed that weekday, or not taking orders, wait. Returns how many opened.
    """
    at = at or timezone.now()
    opened = 0
    last = 0
    while keys := list(_due(day, at).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        opened += _open_batch(keys, day=day, at=at)
        last = keys[-1]
    return opened


def sold_out_today(*, variant: Variant, acting: Acting, at: datetime | None = None) -> None:
    """Nobody can order it for the rest of the day; what is promised stays promised. Idempotent."""
    at = at or timezone.now()
    with transaction.atomic():
        row = Stock.objects.filter(pk=variant.pk).exclude(is_sold_out_on(at))
        if row.update(sold_out_on=timezone.localdate(at)):
            _note(variant, "sold out today", acting=acting, at=at)


def undo_sold_out(*, variant: Variant, acting: Acting, at: datetime | None = None) -> None:
    """Take the tap back: it can be ordered again at once. Idempotent."""
    at = at or timezone.now()
    with transaction.atomic():
        if Stock.objects.filter(is_sold_out_on(at), pk=variant.pk).update(sold_out_on=None):
            _note(variant, "not sold out", acting=acting, at=at)


def _due(day: date, at: datetime) -> QuerySet[Stock]:
    """Daily goods not opened on this day yet, whose shop's opening time has come."""
    local = timezone.localtime(at)
    now = local.time() if local.date() == day else (time.max if local.date() > day else time.min)
    shop = "variant__product__shop__"
    return Stock.objects.filter(
        Q(opened_on__isnull=True) | Q(opened_on__lt=day),
        Q(**{f"{shop}opens_at__isnull": True}) | Q(**{f"{shop}opens_at__lte": now}),
        **{f"{shop}open_days__contains": str(day.isoweekday()), f"{shop}is_open": True},
        mode=Stock.Mode.DAILY,
    )


def _open_batch(keys: list[int], *, day: date, at: datetime) -> int:
    with transaction.atomic():
        rows = (
            Stock.objects.select_for_update()
            .filter(Q(opened_on__isnull=True) | Q(opened_on__lt=day), pk__in=keys, mode=Stock.Mode.DAILY)
            .order_by("pk")
        )
        movements = []
        for stock in rows:
            wanted = max(stock.daily_number, stock.reserved)
            change = wanted - stock.on_hand
            same = Stock.objects.filter(pk=stock.pk, on_hand=stock.on_hand, reserved__lte=wanted)
            if not same.update(on_hand=wanted, opened_on=day):
                continue
            movements.append(
                movement(
                    stock.pk,
                    StockMovement.Kind.RECOUNTED,
                    change=change,
                    quantity=abs(change),
                    reason="opening",
                    acting=NOBODY,
                    at=at,
                )
            )
        StockMovement.objects.bulk_create(movements)
        return len(movements)


def _note(variant: Variant, reason: str, *, acting: Acting, at: datetime) -> None:
    """A movement of nothing: it keeps who did it, and for whom."""
    row = movement(
        variant.pk, StockMovement.Kind.RECOUNTED, change=0, quantity=0, reason=reason, acting=acting, at=at
    )
    row.save()
