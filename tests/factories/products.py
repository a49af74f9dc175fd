"""Goods for tests of stock and prices: rows only, no pages; a page comes with `create_listing`."""

from itertools import count

from django.utils import timezone

from communities.domain.acting import NOBODY
from communities.models import Community, District, Person
from products.domain.stock import first_count
from products.models import Category, Product, Stock, Variant
from shops.models import Shop

_numbers = count(1)


def make_shop_row(**fields):
    """A shop without owner and page, in a community of its own."""
    number = next(_numbers)
    district = District.objects.order_by("pk").first() or District.objects.create(
        code=1015, name_th="ธนบุรี", name_en="Thon Buri", slug="thon-buri"
    )
    community = Community.objects.create(name_th=f"ชุมชนทดลอง {number}", district=district)
    return Shop.objects.create(short=f"s{number}", community=community, **fields)


def make_variant(*, on_hand=10, mode=Stock.Mode.COUNTED, shop=None, price_satang=12_000, **stock):
    """A variant for sale with its stock counted for the first time."""
    number = next(_numbers)
    category = Category.objects.get_or_create(slug="food", defaults={"name_th": "ของกิน", "name_en": "Food"})[0]
    product = Product.objects.create(
        short=f"p{number}", shop=shop or make_shop_row(), category=category, listed_at=timezone.now()
    )
    variant = Variant.objects.create(product=product, sku=f"T-{number:04d}", price_satang=price_satang)
    first_count(variant=variant, mode=mode, quantity=on_hand, acting=NOBODY, **stock)
    return variant


def make_person(name="สมใจ ใจดี"):
    return Person.objects.create(name=name)
