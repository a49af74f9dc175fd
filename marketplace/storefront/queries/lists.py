"""Pages of goods, by key: the last card's key begins the next page.

A deep page then costs what the first one does.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils import timezone

from marketplace.storefront import conf
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import market, stock
from marketplace.storefront.queries.cards import ProductCard, product_cards
from marketplace.storefront.queries.filters import Filters
from products.models import Product
from products.queries import matching, on_sale
from thai.words import normalise

MOST_WORDS = 6


class ListPage(NamedTuple):
    """One page of a list, and the key of the next (0 where this is the last)."""

    cards: list[ProductCard]
    next_key: int


def chosen(filters: Filters) -> QuerySet[Product]:
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
        products = products.filter(stock.can_be_had(timezone.localdate()))
    return products.order_by("-pk")


def searched(query: str) -> QuerySet[Product]:
    """Goods whose words hold every word of the query somewhere, newest first."""
    words = " ".join(normalise(query).split()[:MOST_WORDS])
    return matching(on_sale(), words) if words else Product.objects.none()


def page_of(products: QuerySet[Product], *, after: int, links: PageLinks) -> ListPage:
    """The next cards after a key, one more than shown to know whether there is a next page: two queries."""
    length = conf.list_length()
    if after:
        products = products.filter(pk__lt=after)
    cards = product_cards(products[: length + 1], links)
    more = len(cards) > length
    cards = cards[:length]
    return ListPage(cards, cards[-1].pk if more else 0)


def search_address(path: str, query: str, after: int = 0) -> str:
    """The address of a search, at its first page or after a key."""
    return f"{path}?{urlencode({'q': query, **({'after': after} if after else {})})}"
