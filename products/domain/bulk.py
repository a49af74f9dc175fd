"""Listing many products at once, leaving the rows that `create_listing` leaves.

Ten thousand pages one by one are 600,000 queries. Here every table is written a batch at a
time: Wagtail's pages with their place in the tree, revisions and history; our own rows; the
reference and search indexes. `tests/products/domain/test_bulk.py` compares every table with
what `create_listing` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from communities.domain.shorts import new_short
from products.domain import rows as recipe
from products.domain.bulk_pages import add_live_pages
from products.domain.specs import ListingSpec
from products.domain.tags import tag_names, tags_named
from products.errors import CodeTaken
from products.models import Product, ProductPage, Stock, StockMovement, TaggedProduct, Variant
from shops.models import Shop

BATCH = 500


class _Wanted(NamedTuple):
    shop: Shop
    spec: ListingSpec


def create_listings(
    *,
    rows: Iterable[tuple[Shop, ListingSpec]],
    acting: Acting,
    at: datetime | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """List many products; returns how many. The one way to list in bulk.

    Commits every 500 products, so that other writers are not kept waiting: what was committed
    before an error stays. `progress` is told the number made so far. Raises as `create_listing`.
    """
    at = at or timezone.now()
    made = 0
    source = iter(rows)
    while batch := [_Wanted(shop, spec) for shop, spec in islice(source, BATCH)]:
        with transaction.atomic():
            _list(batch, acting=acting, at=at)
        made += len(batch)
        if progress:
            progress(made)
    return made


def _list(batch: list[_Wanted], *, acting: Acting, at: datetime) -> None:
    for wanted in batch:
        recipe.check_listing(shop=wanted.shop, spec=wanted.spec)
    _check_codes(batch)
    pages = [recipe.page_row(wanted.spec) for wanted in batch]
    shelves = [wanted.shop.page_id for wanted in batch if wanted.shop.page_id]
    add_live_pages(pages=pages, parent_ids=shelves, acting=acting, at=at)
    products = _products(batch, pages, at=at)
    _tag(batch, products)
    _fill_shelves(batch, products, acting=acting, at=at)


def _check_codes(batch: list[_Wanted]) -> None:
    told = [sku for wanted in batch for variant in wanted.spec.variants if (sku := variant.sku.strip())]
    if len(set(told)) < len(told) or Variant.objects.filter(sku__in=told).exists():
        raise CodeTaken


def _products(batch: list[_Wanted], pages: list[ProductPage], *, at: datetime) -> list[Product]:
    shorts = _free_shorts(len(batch))
    return Product.objects.bulk_create(
        recipe.product_row(shop=wanted.shop, page=page, spec=wanted.spec, short=next(shorts), at=at)
        for wanted, page in zip(batch, pages, strict=True)
    )


def _free_shorts(count: int) -> Iterator[str]:
    chosen: set[str] = set()
    while len(chosen) < count:
        chosen.add(new_short(is_taken=chosen.__contains__))
        if len(chosen) == count:
            chosen -= set(Product.objects.filter(short__in=chosen).values_list("short", flat=True))
    return iter(sorted(chosen))


def _tag(batch: list[_Wanted], products: list[Product]) -> None:
    names = [tag_names(wanted.spec.tags) for wanted in batch]
    tags = tags_named(dict.fromkeys(name for own in names for name in own))
    TaggedProduct.objects.bulk_create(
        TaggedProduct(tag=tags[name], content_object=product)
        for product, own in zip(products, names, strict=True)
        for name in own
    )


def _fill_shelves(batch: list[_Wanted], products: list[Product], *, acting: Acting, at: datetime) -> None:
    pairs = [
        pair
        for wanted, product in zip(batch, products, strict=True)
        for pair in zip(
            recipe.variant_rows(product=product, spec=wanted.spec), wanted.spec.variants, strict=True
        )
    ]
    Variant.objects.bulk_create(variant for variant, _told in pairs)
    counted = [recipe.stock_rows(variant=variant, told=told, acting=acting, at=at) for variant, told in pairs]
    Stock.objects.bulk_create(stock for stock, _movement in counted)
    StockMovement.objects.bulk_create(movement for _stock, movement in counted)
