"""Whether a product, or one kind of it, is for sale."""

from __future__ import annotations

from django.db import transaction

from communities.domain.acting import Acting
from communities.domain.pages import locked_page, user_of
from products.errors import LastVariant, ProductRemoved
from products.models import Product, Variant


def pause_product(*, product: Product, acting: Acting) -> bool:
    """Sell no more of it for now; its page stays. False where it was paused already."""
    return _move(product, Product.Status.ACTIVE, Product.Status.PAUSED)


def resume_product(*, product: Product, acting: Acting) -> bool:
    """Sell it again. False where it was for sale already. Raises `ProductRemoved`."""
    return _move(product, Product.Status.PAUSED, Product.Status.ACTIVE)


@transaction.atomic
def remove_product(*, product: Product, acting: Acting) -> bool:
    """Take it off the shelf for good: never for sale again, its page unpublished. Rows and orders stay."""
    standing = Product.objects.filter(pk=product.pk).exclude(status=Product.Status.REMOVED)
    removed = standing.update(status=Product.Status.REMOVED)
    product.refresh_from_db(fields=["status", "page"])
    page = product.page
    if removed and page is not None and page.live:
        locked_page(page.pk).unpublish(user=user_of(acting))
    return bool(removed)


@transaction.atomic
def set_variant_active(*, variant: Variant, active: bool, acting: Acting) -> bool:
    """Sell this kind or not; False where it was so already. Raises `LastVariant` for the last one active."""
    Product.objects.select_for_update(of=("self",)).get(pk=variant.product_id)
    siblings = Variant.objects.filter(product=variant.product_id, is_active=True).exclude(pk=variant.pk)
    if not active and not siblings.exists():
        raise LastVariant
    changed = Variant.objects.filter(pk=variant.pk, is_active=not active).update(is_active=active)
    variant.is_active = active
    return bool(changed)


def _move(product: Product, old: str, new: str) -> bool:
    moved = Product.objects.filter(pk=product.pk, status=old).update(status=new)
    product.refresh_from_db(fields=["status"])
    if product.status == Product.Status.REMOVED:
        raise ProductRemoved
    return bool(moved)
