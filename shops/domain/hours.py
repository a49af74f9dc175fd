"""When a shop takes orders."""

from __future__ import annotations

from datetime import time

from communities.domain.acting import Acting
from shops.errors import ShopNotActive, WrongDays, WrongHours
from shops.models import Shop


def check_hours(*, opens_at: time | None, closes_at: time | None, open_days: str) -> str:
    """The days in order, each once ("12345"), if days and times can be kept; `WrongDays`, `WrongHours`."""
    days = "".join(sorted(set(open_days)))
    if not days or not set(days) <= set("1234567"):
        raise WrongDays
    if (opens_at is None) != (closes_at is None):
        raise WrongHours
    if opens_at is not None and closes_at is not None and closes_at <= opens_at:
        raise WrongHours
    return days


def open_for_orders(*, shop: Shop, acting: Acting) -> bool:
    """Take orders from now on; False where it already did. Raises `ShopNotActive`."""
    opened = Shop.objects.filter(pk=shop.pk, is_open=False, status=Shop.Status.ACTIVE).update(is_open=True)
    shop.refresh_from_db(fields=["is_open", "status"])
    if shop.status != Shop.Status.ACTIVE:
        raise ShopNotActive
    return bool(opened)


def close_for_orders(*, shop: Shop, acting: Acting) -> bool:
    """Take no new orders until opened again; what is ordered stays. False where it was closed already."""
    closed = Shop.objects.filter(pk=shop.pk, is_open=True).update(is_open=False)
    shop.refresh_from_db(fields=["is_open"])
    return bool(closed)
