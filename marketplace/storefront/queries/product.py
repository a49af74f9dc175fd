"""What a product's page shows beside its own words."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.models import Volunteer
from communities.queries import holds_on
from marketplace.delivery.models import DeliveryMethod
from marketplace.payments.models import ShopPaymentSettings
from marketplace.storefront.queries import prepared, stock
from marketplace.storefront.queries.cards import unit_words
from marketplace.storefront.queries.words import plain, said
from products.models import Product, ProductPhoto, Variant
from products.units import price_per, show_price_per

VARIANT_FIELDS = (
    "pk",
    "name_th",
    "name_en",
    "price_satang",
    "unit",
    "unit_detail_th",
    "unit_detail_en",
    "content_quantity",
    "content_unit",
    "weight_g",
    *stock.FIELDS,
)

WAY_FIELDS = (
    "pk",
    "kind",
    "place_th",
    "place_en",
    "times_th",
    "times_en",
    "free_above_satang",
    "rates__up_to_g",
    "rates__price_satang",
)


class Choice(NamedTuple):
    """One variant as a buyer can choose it."""

    pk: int
    name: str
    price_satang: int
    unit: str
    per: str
    left: str
    gone: bool
    weight_g: int


class Photo(NamedTuple):
    image_id: int
    alt: str


class Way(NamedTuple):
    """One way to get the goods, and what it costs for one of them."""

    icon: str
    head: str
    place: str
    times: str
    cost_satang: int
    free_above_satang: int | None


class Paying(NamedTuple):
    """How the shop takes money."""

    account_name: str
    cash: bool
    cash_cap_satang: int


def choices(product: Product) -> list[Choice]:
    """The variants for sale, in the shop's order: one query."""
    today = timezone.localdate()
    return [_choice(row, today) for row in prepared.rows("choices", _choices, product=product.pk)]


def _choices(product: int) -> QuerySet:
    variants = Variant.objects.filter(product_id=product, is_active=True)
    return variants.order_by("position", "pk").values_list(*VARIANT_FIELDS)


def _choice(row: tuple, today) -> Choice:
    pk, name_th, name_en, price, unit, detail_th, detail_en, quantity, measure, weight, *state = row
    left = stock.left_of(tuple(state), today=today)
    return Choice(
        pk=pk,
        name=said(name_th, name_en),
        price_satang=price,
        unit=unit_words(unit, detail_th, detail_en, quantity, measure),
        per=show_price_per(price_per(price, unit=unit, amount=quantity, measure=measure)),
        left=stock.words(left, unit),
        gone=not left.can_be_taken,
        weight_g=weight,
    )


def photos(page_id: int) -> list[Photo]:
    """The photos of a page in their order: one query."""
    rows = prepared.rows("photos", _photos, page=page_id)
    return [Photo(image, plain(th, en)) for image, th, en in rows]


def _photos(page: int) -> QuerySet:
    photos = ProductPhoto.objects.filter(page_id=page).order_by("sort_order", "pk")
    return photos.values_list("image_id", "alt_th", "alt_en")


def ways(shop_id: int, *, weight_g: int) -> list[Way]:
    """Ways to get one of the goods from a shop: one query over the ways and their rates."""
    rows = prepared.rows("ways", _ways, shop=shop_id)
    found: dict[int, Way | None] = {}
    for pk, kind, place_th, place_en, times_th, times_en, free_above, up_to, price in rows:
        if kind == DeliveryMethod.Kind.PICKUP:
            place, times = said(place_th, place_en), said(times_th, times_en)
            found[pk] = Way("hand", _("Pick up yourself"), place, times, 0, None)
        elif pk not in found and up_to is not None and weight_g <= up_to:
            found[pk] = Way("parcel", _("By post"), _("anywhere in the country"), "", price, free_above)
    return [way for way in found.values() if way]


def _ways(shop: int) -> QuerySet:
    methods = DeliveryMethod.objects.filter(shop_id=shop, is_active=True)
    return methods.order_by("position", "pk", "rates__up_to_g").values_list(*WAY_FIELDS)


def paying(shop_id: int) -> Paying | None:
    """How the shop takes money: one query."""
    for name, kind, cash, cap in prepared.rows("paying", _paying, shop=shop_id):
        return Paying(name if kind else "", cash, cap)
    return None


def _paying(shop: int) -> QuerySet:
    settings = ShopPaymentSettings.objects.filter(shop_id=shop)
    return settings.values_list("promptpay_name", "promptpay_kind", "cash_enabled", "cash_cap_satang")


def has_volunteer(community_id: int) -> bool:
    """Whether somebody looks after the community now: one query."""
    # The day shapes the query and is no value of it: one is prepared for each day.
    return bool(prepared.rows(("volunteer", timezone.localdate()), _volunteer, community=community_id))


def _volunteer(community: int) -> QuerySet:
    return Volunteer.objects.filter(holds_on(), community_id=community).values_list("pk")[:1]
