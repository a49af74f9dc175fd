"""Prices, pausing, removing, kinds and tags."""

import pytest

from communities.domain.acting import NOBODY
from products.domain.catalogue import (
    pause_product,
    remove_product,
    resume_product,
    set_variant_active,
)
from products.domain.listing import VariantSpec
from products.domain.pricing import set_price
from products.errors import LastVariant, PriceRefused, ProductRemoved
from products.models import Product, Variant
from products.queries import on_sale
from tests.factories.products import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    make_listing(name_th="ของร้านอื่น")
    return make_listing(variants=[VariantSpec(price_satang=5_000), VariantSpec(price_satang=9_000)])


def test_a_price_is_set_on_one_variant_alone_and_once(product):
    first, second = product.variants.all()
    assert set_price(variant=first, price_satang=5_550, acting=NOBODY)
    assert not set_price(variant=first, price_satang=5_550, acting=NOBODY)
    assert list(Variant.objects.order_by("pk").values_list("price_satang", flat=True)) == [
        12_000,
        5_550,
        9_000,
    ]
    assert second.price_satang == 9_000


@pytest.mark.parametrize("price", [0, -1, 99_999_999 * 100 + 1, 1.5, "100", True, None])
def test_no_other_price_is_taken(product, price):
    variant = product.variants.first()
    with pytest.raises(PriceRefused):
        set_price(variant=variant, price_satang=price, acting=NOBODY)
    assert Variant.objects.get(pk=variant.pk).price_satang == 5_000


def test_a_paused_product_is_not_shown_until_it_is_resumed(product):
    assert pause_product(product=product, acting=NOBODY)
    assert not pause_product(product=product, acting=NOBODY)
    assert product not in on_sale()
    assert product.page.live
    assert resume_product(product=product, acting=NOBODY)
    assert product in on_sale()


def test_a_removed_product_never_comes_back_and_its_page_is_shut(product):
    assert remove_product(product=product, acting=NOBODY)
    assert not remove_product(product=product, acting=NOBODY)
    with pytest.raises(ProductRemoved):
        resume_product(product=product, acting=NOBODY)
    stored = Product.objects.get(pk=product.pk)
    assert stored.status == Product.Status.REMOVED
    assert not stored.page.live
    assert stored.variants.count() == 2
    assert on_sale().count() == 1


def test_a_kind_is_taken_off_but_never_the_last_one(product):
    first, second = product.variants.all()
    assert set_variant_active(variant=first, active=False, acting=NOBODY)
    assert not set_variant_active(variant=first, active=False, acting=NOBODY)
    with pytest.raises(LastVariant):
        set_variant_active(variant=second, active=False, acting=NOBODY)
    assert list(product.variants.values_list("is_active", flat=True)) == [False, True]
    assert set_variant_active(variant=first, active=True, acting=NOBODY)
