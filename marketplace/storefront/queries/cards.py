"""Goods and shops as cards: a handful of queries whatever their number."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import prepared, stock
from marketplace.storefront.queries.words import plain, said
from products.models import Product, ProductPhoto, Stock, Variant
from products.units import content_name, unit_name

PRODUCT_FIELDS = (
    "pk",
    "page_id",
    "page__title",
    "page__title_en",
    "page__url_path",
    "shop__page__title",
    "shop__page__title_en",
    "shop__is_open",
    "shop__community__district__name_th",
    "shop__community__district__name_en",
    "first_image",
)
VARIANT_FIELDS = (
    "product_id",
    "price_satang",
    "unit",
    "unit_detail_th",
    "unit_detail_en",
    "content_quantity",
    "content_unit",
    *stock.FIELDS,
)


class Offer(NamedTuple):
    """What a card says of a product's variants: the lowest price and what is left."""

    price_satang: int
    several_prices: bool
    unit: str
    left: str
    gone: bool
    made_today: bool = False


class ProductCard(NamedTuple):
    """Everything one card shows, as words."""

    pk: int
    page_id: int
    url: str
    title: str
    shop: str
    district: str
    image_id: int | None
    offer: Offer | None
    gone: bool
    left: str


def with_first_image(products: QuerySet[Product]) -> QuerySet[Product]:
    """Products that know the id of their first photo."""
    photos = ProductPhoto.objects.filter(page_id=OuterRef("page_id")).order_by("sort_order", "pk")
    return products.annotate(first_image=Subquery(photos.values("image_id")[:1]))


def unit_words(unit: str, detail_th: str, detail_en: str, quantity: int | None, measure: str) -> str:
    """กล่อง 8 ชิ้น · box of 8 pieces: the shop's own words where it wrote some."""
    own = plain(detail_th, detail_en)
    inside = own or (content_name(quantity, measure) if quantity and measure else "")
    return f"{unit_name(unit)} {inside}".strip()


def offers(product_ids: Sequence[int], *, today: dt.date) -> dict[int, Offer]:
    """What is offered of each product: one query for all of them."""
    if not product_ids:
        return {}
    of_product: dict[int, list[tuple]] = {}
    for row in prepared.rows("offers", _offers, products=list(product_ids)):
        of_product.setdefault(row[0], []).append(row)
    return {product_id: _offer(variants, today) for product_id, variants in of_product.items()}


def _offers(products: list[int]) -> QuerySet:
    variants = Variant.objects.filter(product_id__in=products, is_active=True)
    return variants.order_by("position", "pk").values_list(*VARIANT_FIELDS)


def _offer(variants: list[tuple], today: dt.date) -> Offer:
    states = [stock.left_of(row[7:], today=today) for row in variants]
    here = [index for index, state in enumerate(states) if state.can_be_taken] or range(len(variants))
    chosen = min(here, key=lambda index: variants[index][1])
    row = variants[chosen]
    return Offer(
        price_satang=row[1],
        several_prices=len({variant[1] for variant in variants}) > 1,
        unit=unit_words(*row[2:7]),
        left=stock.words(states[chosen], row[2]),
        gone=not states[chosen].can_be_taken,
        made_today=any(variant[7] == Stock.Mode.DAILY and variant[11] != today for variant in variants),
    )


def card_rows(products: QuerySet[Product]) -> QuerySet:
    """The plain values `cards_of` reads, in the order of the query."""
    return with_first_image(products).values_list(*PRODUCT_FIELDS)


def product_cards(products: QuerySet[Product], links: PageLinks) -> list[ProductCard]:
    """Cards of the products of a query, in its order: two queries."""
    return cards_of(list(card_rows(products)), links)


def cards_of(rows: list[tuple], links: PageLinks) -> list[ProductCard]:
    """Cards of rows already read, with what is offered of each: one query."""
    today = timezone.localdate()
    offered = offers([row[0] for row in rows], today=today)
    return [_product_card(row, offered.get(row[0]), links) for row in rows]


def _product_card(row: tuple, offer: Offer | None, links: PageLinks) -> ProductCard:
    (pk, page_id, title, title_en, url_path, shop, shop_en, is_open, district, district_en, image_id) = row
    gone = offer is None or offer.gone or not is_open
    if offer is None:
        state = _("Not for sale now")
    else:
        state = offer.left if is_open or offer.gone else _("The shop is closed just now")
    return ProductCard(
        pk=pk,
        page_id=page_id,
        url=links.to(url_path),
        title=said(title, title_en),
        shop=said(shop, shop_en),
        district=said(district, district_en),
        image_id=image_id,
        offer=offer,
        gone=gone,
        left=state,
    )


def image_ids(cards: Iterable[ProductCard]) -> list[int]:
    """The photos of the cards, for one query over all of them."""
    return [card.image_id for card in cards if card.image_id]
