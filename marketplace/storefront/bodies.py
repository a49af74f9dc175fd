"""The blocks of a page with all they name, read together: one query a kind, however many blocks."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from communities.models import CommunityPage
from marketplace.storefront import chosen
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import filters, market, places
from marketplace.storefront.queries.cards import ProductCard, card_rows, cards_of
from products.models import ProductPage
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
    (`image_ids`), and `context(sizes)` draws the cards with them.
    """

    def __init__(self, page, request: HttpRequest | None, links: PageLinks):
        self.blocks = body_of(page)
        named = named_in(self.blocks)
        pages = Page.objects.in_bulk(named.pages) if named.pages else {}
        resolve(self.blocks, pages)
        self._of_kind: dict[type, list[Page]] = {}
        for one in pages.values():
            if one.live:
                self._of_kind.setdefault(one.specific_class, []).append(one)
        goods = self._of_kind.get(ProductPage, [])
        self.goods_rows = list(card_rows(chosen.goods_of(goods))) if goods else []
        near = near_community(request) if MY_COMMUNITY in named.slots else None
        self._shops = _shops(self._of_kind.get(ShopPage, []), near, links)
        self._near = near_words(near, [card for card in self._shops if card.community == near], links)
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


def near_community(request: HttpRequest | None) -> int:
    """The reader's community: chosen in the address (`?community=`), else the busiest one; 0 for none."""
    now = market.market()
    asked = filters.read(request.GET).community if request else 0
    counts = now.tally(filters.Filters(), "community")
    return asked if asked in now.communities else next(iter(dict(counts.most_common(1))), 0)


def near_words(community: int | None, shops: list[places.ShopCard], links: PageLinks) -> dict[str, Any]:
    """What stands in the place for the reader's community."""
    if community is None:
        return {}
    now = market.market()
    return {
        "near": now.communities.get(community),
        "near_district": now.districts.get(now.district_of.get(community, "")),
        "near_url": links.to(now.community_paths.get(community, "")),
        "near_shops": shops[:NEAR],
    }


def _shops(pages: list[Page], near: int | None, links: PageLinks) -> list[places.ShopCard]:
    """The chosen shops and those of the reader's community: one query for both."""
    if not pages and not near:
        return []
    wanted = Q(page__in=[page.pk for page in pages])
    if near:
        first = places.live_shops().filter(community_id=near).order_by("pk").values("pk")[:NEAR]
        wanted |= Q(pk__in=first)
    return places.shop_cards(places.live_shops().filter(wanted).order_by("pk"), links)
