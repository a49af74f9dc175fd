"""What plain search looks into."""

from __future__ import annotations

from collections.abc import Iterable

from products.models import Product
from thai.words import normalise


def search_text(
    *,
    names: Iterable[str],
    descriptions: Iterable[str],
    category: Iterable[str],
    tags: Iterable[str],
    variants: Iterable[tuple[str, str]],
) -> str:
    """One lower-case line in one spelling, names first."""
    words = [*names, *tags, *category, *(name for pair in variants for name in pair), *descriptions]
    return normalise(" ".join(word for word in words if word)).casefold()


def refresh_search_text(product: Product) -> None:
    """Write the line anew from the live page, category, tags and kinds; after any of them changed."""
    page, category = product.page, product.category
    if page is None:
        return
    text = search_text(
        names=(page.title, page.title_en),
        descriptions=(page.description_th, page.description_en),
        category=(category.name_th, category.name_en),
        tags=product.tags.order_by("items__pk").values_list("name", flat=True),
        variants=product.variants.order_by("position", "pk").values_list("name_th", "name_en"),
    )
    Product.objects.filter(pk=product.pk).exclude(search_text=text).update(search_text=text)
