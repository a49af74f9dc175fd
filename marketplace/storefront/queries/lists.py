"""Pages of goods, by key: the last card's key begins the next page.

A deep page then costs what the first one does.
"""

import datetime as dt
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils import timezone

from marketplace.storefront import conf
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import market, prepared, stock
from marketplace.storefront.queries.cards import ProductCard, card_rows, cards_of, product_cards
from marketplace.storefront.queries.filters import Filters
from products.models import Product
from products.queries import matching, on_sale
from thai.words import normalise

MOST_WORDS = 6
# Choices whose value goes to the database as it is; the others shape the query.
VALUES = ("category", "district", "community", "tag", "after")


class ListPage(NamedTuple):
    """One page of a list, and the key of the next (0 where this is the last)."""

    cards: list[ProductCard]
    next_key: int


def chosen(filters: Filters, *, day: dt.date | None = None) -> QuerySet[Product]:
    """The goods that fit the filters, newest first."""
    products = on_sale()
    if filters.category:
        products = products.filter(
            Q(category__slug=filters.category) | Q(category__parent__slug=filters.category)
        )
    if filters.district:
        products = products.filter(shop__community__district__slug=filters.district)
    if filters.community:
        products = products.filter(shop__community_id=filters.community)
    if filters.tag:
        products = products.filter(pk__in=Product.objects.filter(tags__slug=filters.tag).values("pk"))
    if filters.price:
        products = market.with_price(products).filter(market.in_band(filters.price))
    if filters.here:
        products = products.filter(stock.can_be_had(day or timezone.localdate()))
    return products.order_by("-pk")


def searched(query: str) -> QuerySet[Product]:
    """Goods whose words hold every word of the query somewhere, newest first."""
    words = " ".join(normalise(query).split()[:MOST_WORDS])
    return matching(on_sale(), words) if words else Product.objects.none()


def chosen_page(filters: Filters, *, links: PageLinks) -> ListPage:
    """One page of the goods that fit the filters: two queries, whatever is chosen."""
    given = {name: value for name in VALUES if (value := getattr(filters, name))}
    today = timezone.localdate() if filters.here else None
    length = conf.list_length()

    def asked(**values: Any) -> QuerySet:
        after = values.pop("after", 0)
        products = chosen(replace(filters, **values), day=today)
        return card_rows((products.filter(pk__lt=after) if after else products)[: length + 1])

    rows = prepared.rows(("list", *given, filters.price, today, length), asked, **given)
    return _page(cards_of(rows, links), length)


def shop_page(shop_id: int, *, after: int, links: PageLinks) -> ListPage:
    """One page of what a shop sells: two queries."""
    given = {"shop": shop_id, **({"after": after} if after else {})}
    length = conf.list_length()

    def asked(shop: int, after: int = 0) -> QuerySet:
        products = on_sale().filter(shop_id=shop).order_by("-pk")
        return card_rows((products.filter(pk__lt=after) if after else products)[: length + 1])

    return _page(cards_of(prepared.rows(("shop", *given, length), asked, **given), links), length)


def search_page(query: str, *, after: int, links: PageLinks) -> ListPage:
    """One page of what is found: two queries. A new word is a new pattern, so nothing is prepared."""
    length = conf.list_length()
    products = searched(query)
    products = products.filter(pk__lt=after) if after else products
    return _page(product_cards(products[: length + 1], links), length)


def _page(cards: list[ProductCard], length: int) -> ListPage:
    more = len(cards) > length
    cards = cards[:length]
    return ListPage(cards, cards[-1].pk if more else 0)


def search_address(path: str, query: str, after: int = 0) -> str:
    """The address of a search, at its first page or after a key."""
    return f"{path}?{urlencode({'q': query, **({'after': after} if after else {})})}"
