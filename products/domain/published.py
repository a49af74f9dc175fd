"""What follows when Wagtail has published a product's page, by whichever road."""

from __future__ import annotations

from products.domain.search import refresh_search_text
from products.models import Product, ProductPage


def when_published(*, instance: ProductPage, **kwargs: object) -> None:
    """Let search find the new words. A new page has no product yet, a copy never has one."""
    product = instance.row
    if isinstance(product, Product):
        refresh_search_text(product)
