"""Goods for tests: bare rows for stock and prices, or whole listings with their pages."""

from itertools import count

from django.utils import timezone

from communities.domain.acting import NOBODY
from communities.models import Community, District, Person
from products.domain.listing import ListingSpec, VariantSpec, create_listing
from products.domain.stock import first_count
from products.models import Category, Product, Stock, Variant
from shops.models import Shop
from tests.factories.shops import make_shop

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
    category = Category.objects.get_or_create(slug="food", defaults={"name_th": "ของกิน", "name_en": "Food"})[
        0
    ]
    product = Product.objects.create(
        short=f"p{number}", shop=shop or make_shop_row(), category=category, listed_at=timezone.now()
    )
    variant = Variant.objects.create(product=product, sku=f"T-{number:04d}", price_satang=price_satang)
    first_count(variant=variant, mode=mode, quantity=on_hand, acting=NOBODY, **stock)
    return variant


def make_person(name="สมใจ ใจดี"):
    return Person.objects.create(name=name)


def make_category(slug="food", **fields):
    return Category.objects.get_or_create(
        slug=slug, defaults={"name_th": "ของกิน", "name_en": "Food", **fields}
    )[0]


def make_listing(
    shop=None, *, name_th="", variants=None, acting=NOBODY, at=None, price_satang=12_000, on_hand=10, **spec
):
    """A product with its live page, in a shop of its own unless told; one variant unless told."""
    given = {
        "name_th": name_th or f"ของทดลอง {next(_numbers)}",
        "category": spec.pop("category", None) or make_category(),
        "variants": variants or [VariantSpec(price_satang=price_satang, on_hand=on_hand)],
        **spec,
    }
    return create_listing(shop=shop or make_shop(), spec=ListingSpec(**given), acting=acting, at=at)
