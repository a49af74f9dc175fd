"""Prices and counts of one screen, kept together or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from communities.domain.acting import Acting
from marketplace.shop_editor.errors import RowsRefused
from marketplace.shop_editor.queries.orders import orders_holding
from products.domain.counting import recount, set_mode
from products.domain.pricing import set_price
from products.errors import PriceRefused, PromisedAlready, StockError
from products.models import Stock, Variant
from products.money import show_baht
from shops.models import Shop


@dataclass(frozen=True)
class Change:
    """One thing typed anew. `seen` is what stood there when the screen was drawn; money in satang."""

    variant: Variant
    field: str
    seen: int
    wanted: int


PRICE, COUNT, DAILY = "price", "count", "daily"


def save_changes(
    *, shop: Shop, changes: Sequence[Change], acting: Acting, at: dt.datetime | None = None
) -> int:
    """Keep what was typed; returns how many things changed.

    A number that changed behind the seller's back is not overwritten, and goods promised to
    buyers are not counted away. Raises `RowsRefused` with all that was refused; then nothing is kept.
    """
    refused = RowsRefused()
    with transaction.atomic():
        stocks = _locked(changes)
        for change in sorted(changes, key=lambda one: one.variant.pk):
            stock = stocks[change.variant.pk]
            now = _now(stock, change.field)
            if now == change.wanted:
                continue
            if now != change.seen:
                refused.add(stock.pk, change.field, _moved_on(change.field, now))
                refused.now.setdefault(stock.pk, {})[change.field] = now
                continue
            _apply(change, shop=shop, refused=refused, acting=acting, at=at)
        if refused.rows:
            raise refused
    return len(changes)


def _locked(changes: Sequence[Change]) -> dict[int, Stock]:
    """The stock rows as they are now, held in key order until the transaction ends."""
    keys = {change.variant.pk for change in changes}
    rows = Stock.objects.select_for_update(of=("self",)).select_related("variant").order_by("pk")
    return {stock.pk: stock for stock in rows.filter(pk__in=keys)}


def _now(stock: Stock, field: str) -> int:
    return {PRICE: stock.variant.price_satang, COUNT: stock.on_hand, DAILY: stock.daily_number}[field]


def _apply(
    change: Change, *, shop: Shop, refused: RowsRefused, acting: Acting, at: dt.datetime | None
) -> None:
    variant, wanted = change.variant, change.wanted
    try:
        with transaction.atomic():
            if change.field == PRICE:
                set_price(variant=variant, price_satang=wanted, acting=acting, at=at)
            elif change.field == COUNT:
                recount(variant=variant, on_hand=wanted, reason="", acting=acting, at=at)
            else:
                set_mode(variant=variant, mode=Stock.Mode.DAILY, daily_number=wanted, acting=acting, at=at)
    except PromisedAlready as error:
        refused.add(variant.pk, change.field, str(error))
        refused.orders[variant.pk] = orders_holding(shop, error.holders)
    except (StockError, PriceRefused) as error:
        refused.add(variant.pk, change.field, str(error))


def _moved_on(field: str, now: int) -> str:
    told = show_baht(now) if field == PRICE else now
    sentence = _("This became %(now)s while you were typing. To keep your number, save once more")
    return sentence % {"now": told}
