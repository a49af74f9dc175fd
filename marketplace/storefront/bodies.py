"""The blocks of a page with all they name, read together: one query a kind, however many blocks."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from communities.models import CommunityPage
from marketplace.storefront import chosen
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import filters, market, places
from marketplace.storefront.queries.cards import ProductCard, card_rows, cards_of
from marketplace.storefront.queries.market import Market
from products.models import Product, ProductPage
from products.queries import on_sale
from shops.models import ShopPage
from themes.body import named_in, resolve
from themes.words import speaks_english

NEAR = 3
MY_COMMUNITY = "my_community"


def body_of(page):
    """The blocks in the active language; Thai where no English body was made."""
    return page.body_en if speaks_english() and page.body_en else page.body_th


class Body:
    """A page's body while the page is put together.

    First all rows are read; the page then reads the photos of everything on it at once
    (`image_ids`), and `context(sizes)` draws the cards with them. `also` are goods the page shows
    besides the chosen ones; they are read in the same query.
    """

    def __init__(
        self,
        page,
        request: HttpRequest | None,
        links: PageLinks,
        *,
        now: Market | None = None,
        also: QuerySet[Product] | None = None,
    ):
        self.blocks = body_of(page)
        named = named_in(self.blocks)
        pages = Page.objects.in_bulk(named.pages) if named.pages else {}
        resolve(self.blocks, pages)
        self._of_kind: dict[type, list[Page]] = {}
        for one in pages.values():
            if one.live and one.pk in named.chosen:
                self._of_kind.setdefault(one.specific_class, []).append(one)
        self.goods_rows = _goods_rows(self._of_kind.get(ProductPage, []), also)
        if MY_COMMUNITY in named.slots:
            now = now or market.market()
            near = near_community(request, now)
        else:
            near = 0
        self._shops = _shops(self._of_kind.get(ShopPage, []), near, links)
        close_by = [card for card in self._shops if card.community == near]
        self._near = near_words(near, close_by, links, now) if near and now else {}
        self.image_ids = [*named.images, *(card.image_id for card in self._shops)]

    def context(self, sizes: dict, goods: list[ProductCard] | None = None) -> dict[str, Any]:
        """What a page's template needs to draw the body; `goods` are the cards of `goods_rows`."""
        drawn = chosen.draw_shops(self._shops, sizes) | chosen.draw_goods(goods or [], sizes)
        if communities := self._of_kind.get(CommunityPage):
            drawn |= chosen.community_drawer(communities)
        return {"body": self.blocks, "drawn": drawn, "slots": {MY_COMMUNITY: self._near}, "sizes": sizes}


def read_body(page, request: HttpRequest, links: PageLinks) -> tuple[Body, list[ProductCard]]:
    """The body of a page that shows no other goods than the chosen ones, and the cards of these."""
    body = Body(page, request, links)
    return body, cards_of(body.goods_rows, links) if body.goods_rows else []


def near_community(request: HttpRequest | None, now: Market) -> int:
    """The reader's community: chosen in the address (`?community=`), else the busiest one; 0 for none."""
    asked = filters.read(request.GET).community if request else 0
    counts = now.tally(filters.Filters(), "community")
    return asked if asked in now.communities else next(iter(dict(counts.most_common(1))), 0)


def near_words(community: int, shops: list[places.ShopCard], links: PageLinks, now: Market) -> dict[str, Any]:
    """What stands in the place for the reader's community."""
    return {
        "near": now.communities.get(community),
        "near_district": now.districts.get(now.district_of.get(community, "")),
        "near_url": links.to(now.community_paths.get(community, "")),
        "near_shops": shops[:NEAR],
    }


def _goods_rows(pages: list[Page], also: QuerySet[Product] | None) -> list[tuple]:
    """The chosen goods and the others of the page, newest first: one query for both."""
    if also is None:
        return list(card_rows(chosen.goods_of(pages))) if pages else []
    shown = card_rows(on_sale().filter(pk__in=also.values("pk")).order_by())
    if pages:
        # Two branches the database plans each by itself; one OR would look at every product.
        shown = shown.union(card_rows(chosen.goods_of(pages).order_by()))
    return sorted(shown, reverse=True)


def _shops(pages: list[Page], near: int, links: PageLinks) -> list[places.ShopCard]:
    """The chosen shops and those of the reader's community: one query for both."""
    if not pages and not near:
        return []
    picked = places.live_shops().filter(page__in=[page.pk for page in pages])
    if not near:
        return places.shop_cards(picked.order_by("pk"), links)
    first = places.live_shops().filter(community_id=near).order_by("pk").values("pk")[:NEAR]
    close_by = places.live_shops().filter(pk__in=first)
    return (
        places.cards_of_both(close_by, picked, links)
        if pages
        else places.shop_cards(close_by.order_by("pk"), links)
    )
