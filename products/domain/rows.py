"""The rows a listing consists of, made but not saved: one recipe for one product and for ten thousand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from communities.domain.acting import Acting
from products.domain.moves import check_quantity, movement
from products.domain.search import search_text
from products.domain.specs import ListingSpec, VariantSpec
from products.errors import NoName, NoShopPage, NoVariant, PriceRefused
from products.models import Product, ProductPage, ProductPhoto, Stock, StockMovement, Variant
from products.money import MAX_SATANG
from shops.models import Shop


def check_listing(*, shop: Shop, spec: ListingSpec) -> None:
    """Raises `NoName`, `NoVariant`, `NoShopPage` or `PriceRefused` where the listing cannot stand."""
    if not spec.name_th.strip():
        raise NoName
    if not spec.variants:
        raise NoVariant
    if shop.page_id is None:
        raise NoShopPage
    for variant in spec.variants:
        check_price(variant.price_satang)


def check_price(price_satang: int) -> None:
    """Raises `PriceRefused` unless it is a whole number of satang above 0 that our figures can show."""
    if isinstance(price_satang, bool) or not isinstance(price_satang, int):
        raise PriceRefused
    if not 0 < price_satang <= MAX_SATANG:
        raise PriceRefused


def page_row(spec: ListingSpec) -> ProductPage:
    """The page with its photos, in memory."""
    page = ProductPage(
        title=spec.name_th.strip(),
        title_en=spec.name_en.strip(),
        description_th=spec.description_th,
        description_en=spec.description_en,
    )
    page.photos.add(
        *(
            ProductPhoto(image=photo.image, alt_th=photo.alt_th, alt_en=photo.alt_en, sort_order=place)
            for place, photo in enumerate(spec.photos)
        )
    )
    return page


def product_row(*, shop: Shop, page: ProductPage, spec: ListingSpec, short: str, at: datetime) -> Product:
    return Product(
        short=short,
        shop=shop,
        page=page,
        category=spec.category,
        status=spec.status,
        licence_number=spec.licence_number,
        licence_status=spec.licence_status,
        search_text=search_text(
            names=(spec.name_th, spec.name_en),
            descriptions=(spec.description_th, spec.description_en),
            category=(spec.category.name_th, spec.category.name_en),
            tags=spec.tags,
            variants=[(variant.name_th, variant.name_en) for variant in spec.variants],
        ),
        listed_at=at,
    )


def variant_rows(*, product: Product, spec: ListingSpec) -> list[Variant]:
    return [
        _variant(product=product, told=told, position=position) for position, told in enumerate(spec.variants)
    ]


def _variant(*, product: Product, told: VariantSpec, position: int) -> Variant:
    return Variant(
        product=product,
        sku=told.sku.strip() or f"{product.short}-{position + 1}",
        name_th=told.name_th,
        name_en=told.name_en,
        price_satang=told.price_satang,
        unit=told.unit,
        unit_detail_th=told.unit_detail_th,
        unit_detail_en=told.unit_detail_en,
        content_quantity=told.content_quantity,
        content_unit=told.content_unit,
        weight_g=told.weight_g,
        is_active=told.is_active,
        position=position,
    )


def first_counts(told: VariantSpec) -> dict[str, Any]:
    """What `first_count` is told about a variant: goods made each day begin with the day's number."""
    daily = told.mode == Stock.Mode.DAILY
    return {
        "mode": told.mode,
        "quantity": told.on_hand if told.mode in Stock.COUNTING else 0,
        "daily_number": (told.daily_number or told.on_hand) if daily else 0,
        "lead_days": told.lead_days,
    }


def stock_rows(
    *, variant: Variant, told: VariantSpec, acting: Acting, at: datetime
) -> tuple[Stock, StockMovement]:
    """What `first_count` writes, unsaved: the stock and the movement that counts it first."""
    facts = first_counts(told)
    quantity = check_quantity(facts.pop("quantity"), least=0)
    for name in ("daily_number", "lead_days"):
        check_quantity(facts[name], least=0)
    opened_on = timezone.localdate(at) if told.mode == Stock.Mode.DAILY else None
    stock = Stock(variant=variant, on_hand=quantity, opened_on=opened_on, **facts)
    kind = StockMovement.Kind.INITIAL
    return stock, movement(variant.pk, kind, change=quantity, quantity=quantity, acting=acting, at=at)
