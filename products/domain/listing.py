"""Listing products: the row, the live page, variants, stock and tags, in one step.

`create_listing` makes one; `create_listings` makes many, and leaves the same rows.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from communities.domain.pages import add_live_page
from communities.domain.shorts import new_short
from products.domain import rows
from products.domain.bulk import create_listings
from products.domain.counting import first_count
from products.domain.specs import ListingSpec, PhotoSpec, VariantSpec
from products.domain.tags import tag_names, tags_named
from products.errors import CodeTaken
from products.models import Product, Variant
from shops.models import Shop

__all__ = ["ListingSpec", "PhotoSpec", "VariantSpec", "create_listing", "create_listings"]


@transaction.atomic
def create_listing(*, shop: Shop, spec: ListingSpec, acting: Acting, at: datetime | None = None) -> Product:
    """Put a product on the shop's shelf: it can be bought at once if it is told active and in stock.

    Makes the live page under the shop's page (one revision, published), the product with its
    tags, each variant with its stock, and the movement that counts it first. Raises
    `NoName`, `NoVariant`, `NoShopPage`, `PriceRefused` or `CodeTaken`, and then nothing is made.
    """
    rows.check_listing(shop=shop, spec=spec)
    at = at or timezone.now()
    told = [variant.sku.strip() for variant in spec.variants if variant.sku.strip()]
    if len(set(told)) < len(told) or Variant.objects.filter(sku__in=told).exists():
        raise CodeTaken
    page = add_live_page(parent=shop.page, page=rows.page_row(spec), acting=acting, at=at)
    short = new_short(is_taken=lambda word: Product.objects.filter(short=word).exists())
    product = rows.product_row(shop=shop, page=page, spec=spec, short=short, at=at)
    product.save(force_insert=True)
    names = tag_names(spec.tags)
    if names:
        tags = tags_named(names)
        product.tags.add(*(tags[name] for name in names))
    for variant, told_variant in zip(
        rows.variant_rows(product=product, spec=spec), spec.variants, strict=True
    ):
        variant.save(force_insert=True)
        first_count(variant=variant, acting=acting, at=at, **rows.first_counts(told_variant))
    return product
