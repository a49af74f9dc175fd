"""Communities and shops as lists and cards."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from communities.models import Community
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries.words import said
from products.models import Product, ProductPhoto
from products.queries import on_sale
from shops.models import Shop
from thai.dates import clock
from themes import registry

SHOP_FIELDS = (
    "pk", "page_id", "page__title", "page__title_en", "page__url_path", "page__cover_id", "theme", "is_open",
    "opens_at", "closes_at", "community_id", "goods", "first_title", "first_title_en", "first_image",
)  # fmt: skip


class ShopCard(NamedTuple):
    """What the card of a shop shows."""

    pk: int
    page_id: int
    url: str
    name: str
    awning: str
    first: str
    others: int
    goods: int
    is_open: bool
    closes: str
    image_id: int | None
    community: int = 0


class CommunityRow(NamedTuple):
    """A community in a list of places."""

    pk: int
    url: str
    name: str
    district: str
    district_slug: str
    shops: int


def live_shops() -> QuerySet[Shop]:
    """Shops a buyer may walk into: active, with a live page."""
    return Shop.objects.filter(status=Shop.Status.ACTIVE, page__live=True)


def shop_cards(shops: QuerySet[Shop], links: PageLinks) -> list[ShopCard]:
    """Cards of shops, in the order of the query: one query."""
    return [_shop_card(row, links) for row in shop_rows(shops)]


def cards_of_both(some: QuerySet[Shop], others: QuerySet[Shop], links: PageLinks) -> list[ShopCard]:
    """Cards of the shops of two queries, each shop once, oldest first: one query of two branches."""
    both = shop_rows(some.order_by()).union(shop_rows(others.order_by()))
    return [_shop_card(row, links) for row in sorted(both, key=lambda row: row[0])]


def shop_rows(shops: QuerySet[Shop]) -> QuerySet:
    """The plain values a card is made of."""
    newest = Product.objects.filter(
        shop_id=OuterRef("pk"), status=Product.Status.ACTIVE, page__live=True
    ).order_by("-pk")
    photo = (
        ProductPhoto.objects.filter(page__product__shop_id=OuterRef("pk"), page__live=True)
        .order_by("-page__product__pk", "sort_order")
        .values("image_id")[:1]
    )
    return shops.annotate(
        goods=Count("products", filter=Q(products__status=Product.Status.ACTIVE, products__page__live=True)),
        first_title=Subquery(newest.values("page__title")[:1]),
        first_title_en=Subquery(newest.values("page__title_en")[:1]),
        first_image=Subquery(photo),
    ).values_list(*SHOP_FIELDS)


def _shop_card(row: tuple, links: PageLinks) -> ShopCard:
    (pk, page_id, name, name_en, path, cover, theme, is_open, _opens, closes, community, goods) = row[:12]
    first, first_en, photo = row[12:]
    return ShopCard(
        pk=pk,
        page_id=page_id,
        url=links.to(path),
        name=said(name, name_en),
        awning=registry.theme(theme).awning,
        first=said(first, first_en),
        others=max(0, goods - 1),
        goods=goods,
        is_open=is_open,
        closes=clock(closes) if closes else "",
        image_id=cover or photo,
        community=community,
    )


def communities(links: PageLinks, *, district: str = "") -> list[CommunityRow]:
    """Communities with a live page, by district: one query."""
    rows = Community.objects.filter(page__live=True)
    if district:
        rows = rows.filter(district__slug=district)
    shops = Count("shops", filter=Q(shops__status=Shop.Status.ACTIVE, shops__page__live=True))
    fields = (
        "pk",
        "page__url_path",
        "name_th",
        "name_en",
        "district__name_th",
        "district__name_en",
        "district__slug",
    )
    found = rows.annotate(count=shops).order_by("district_id", "pk").values_list(*fields, "count")
    return [
        CommunityRow(pk, links.to(path), said(name, name_en), said(district, district_en), slug, count)
        for pk, path, name, name_en, district, district_en, slug, count in found
    ]


def goods_of(shop_ids: Sequence[int]) -> QuerySet[Product]:
    """What some shops sell, newest first."""
    return on_sale().filter(shop_id__in=shop_ids).order_by("-pk")
