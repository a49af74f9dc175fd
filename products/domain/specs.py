"""What is told about a new listing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from products.models import Category, Product, Stock


@dataclass(frozen=True, kw_only=True)
class PhotoSpec:
    """One photo, and in words what it shows. The image is of the site's image model."""

    image: Any
    alt_th: str = ""
    alt_en: str = ""


@dataclass(frozen=True, kw_only=True)
class VariantSpec:
    """What can be put in a cart: price in satang, weight with packing in grams, and how it is counted.

    `on_hand` counts for `counted` and `daily`; for `daily` it is also the day's number where
    none is given. An empty `sku` becomes the product's short word and a number.
    """

    price_satang: int
    sku: str = ""
    name_th: str = ""
    name_en: str = ""
    unit: str = "piece"
    unit_detail_th: str = ""
    unit_detail_en: str = ""
    content_quantity: int | None = None
    content_unit: str = ""
    weight_g: int = 0
    is_active: bool = True
    mode: str = Stock.Mode.COUNTED
    on_hand: int = 0
    daily_number: int = 0
    lead_days: int = 0


@dataclass(frozen=True, kw_only=True)
class ListingSpec:
    """A product: its words, photos and tags, its category, and one or more variants."""

    name_th: str
    category: Category
    variants: Sequence[VariantSpec]
    name_en: str = ""
    description_th: str = ""
    description_en: str = ""
    photos: Sequence[PhotoSpec] = ()
    tags: Sequence[str] = ()
    licence_number: str = ""
    licence_status: str = ""
    status: str = Product.Status.ACTIVE
