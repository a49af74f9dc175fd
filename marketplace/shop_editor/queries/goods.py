"""A shop's goods with their prices and stock."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from marketplace.media.queries import prefetch_renditions
from products.models import Product, ProductPhoto, Stock, Variant
from shops.models import Shop

ON_HOME = 6
PRODUCTS_A_PAGE = 40


def goods_of(shop: Shop) -> QuerySet[Variant]:
    """What the shop sells or has paused, goods made each day first, newest first: 3 queries however many."""
    photos = Prefetch(
        "product__page__photos", ProductPhoto.objects.select_related("image").order_by("sort_order", "pk")
    )
    return (
        Variant.objects.filter(
            product__shop=shop, product__page__isnull=False, stock__isnull=False, is_active=True
        )
        .exclude(product__status=Product.Status.REMOVED)
        .select_related("product__page", "stock")
        .order_by("-product_id", "position", "pk")
        .prefetch_related(photos)
    )


def with_photos(variants: Iterable[Variant]) -> list[Variant]:
    """The same, with the sizes of their first photos at hand: one query."""
    shown = list(variants)
    photos = (next(iter(variant.product.page.photos.all()), None) for variant in shown)
    prefetch_renditions(photo.image for photo in photos if photo)
    return shown


def goods_page(shop: Shop, *, before: int = 0) -> tuple[list[Variant], int]:
    """One page, by whole products, and the key to go on from (0 at the end)."""
    products = Product.objects.filter(shop=shop, page__isnull=False).exclude(status=Product.Status.REMOVED)
    if before:
        products = products.filter(pk__lt=before)
    keys = list(products.order_by("-pk").values_list("pk", flat=True)[: PRODUCTS_A_PAGE + 1])
    further = keys[PRODUCTS_A_PAGE - 1] if len(keys) > PRODUCTS_A_PAGE else 0
    return with_photos(goods_of(shop).filter(product_id__in=keys[:PRODUCTS_A_PAGE])), further


def good_of(shop: Shop, pk: int) -> Variant | None:
    """One of the shop's own; None for another shop's, as for none."""
    return goods_of(shop).filter(pk=pk).first()


def is_counted(stock: Stock) -> bool:
    return stock.mode in Stock.COUNTING


def left(stock: Stock) -> int | None:
    """How many can still be ordered; None where nothing is counted."""
    return max(stock.on_hand - stock.reserved, 0) if is_counted(stock) else None
