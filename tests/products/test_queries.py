"""What is shown, what can be bought, how many are left; and that code and query say the same."""

from datetime import date, timedelta
from itertools import product as every

import pytest
from django.utils import timezone, translation

from products.models import Product, Stock, Variant
from products.queries import (
    availability,
    for_sale,
    in_stock,
    is_for_sale,
    matching,
    on_sale,
)
from shops.models import Shop
from tests.factories.products import make_listing
from tests.factories.shops import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("page", ["live", "unpublished", "deleted"])
def test_one_function_decides_what_is_for_sale_and_its_query_agrees(page):
    """Every mixture of product, variant, shop status, shop open, page."""
    listed = make_listing()
    make_listing()
    if page == "unpublished":
        listed.page.unpublish()
    if page == "deleted":
        listed.page.delete()
    mixtures = every(Product.Status.values, [True, False], Shop.Status.values, [True, False])
    sold = []
    for status, active, shop_status, shop_open in mixtures:
        Product.objects.filter(pk=listed.pk).update(status=status)
        Variant.objects.filter(product=listed).update(is_active=active)
        Shop.objects.filter(pk=listed.shop_id).update(status=shop_status, is_open=shop_open)
        variant = Variant.objects.get(product=listed)
        by_query = for_sale().filter(pk=variant.pk).exists()
        assert is_for_sale(variant) == by_query
        if by_query:
            sold.append((status, active, shop_status, shop_open))
    assert sold == ([("active", True, "active", True)] if page == "live" else [])


@pytest.mark.parametrize("mode", Stock.Mode.values)
@pytest.mark.parametrize("on_hand", [0, 3, 20])
@pytest.mark.parametrize("sold_out_on", [None, TODAY, TODAY - timedelta(days=1)])
def test_how_many_are_left_and_the_query_agrees(mode, on_hand, sold_out_on):
    listed = make_listing()
    make_listing()
    Stock.objects.filter(variant__product=listed).update(
        mode=mode, on_hand=on_hand, reserved=min(on_hand, 3), sold_out_on=sold_out_on
    )
    stock = Stock.objects.get(variant__product=listed)
    found = availability(stock, TODAY)
    assert found.can_be_taken == Variant.objects.filter(in_stock(TODAY), product=listed).exists()
    assert found.words
    counted = mode in Stock.COUNTING
    if sold_out_on == TODAY:
        assert (found.state, found.left) == ("sold_out_today", 0)
    elif counted:
        assert found.left == (17 if on_hand == 20 else 0)
    else:
        assert found.left is None


def test_availability_is_told_in_both_languages():
    stock = Stock(mode=Stock.Mode.COUNTED, on_hand=4, reserved=1)
    with translation.override("en"):
        assert availability(stock, TODAY).words == "3 left"
    with translation.override("th"):
        assert "3" in availability(stock, TODAY).words
        assert availability(stock, TODAY).words != "3 left"


def test_lists_show_what_is_on_the_shelf_newest_first():
    shop, other = make_shop(), make_shop()
    first, second = make_listing(shop), make_listing(shop)
    third = make_listing(other)
    make_listing(shop, status="paused")
    make_listing(shop).page.unpublish()
    assert list(on_sale()) == [third, second, first]
    Shop.objects.filter(pk=other.pk).update(status=Shop.Status.SUSPENDED)
    assert list(on_sale()) == [second, first]


def test_plain_search_finds_a_word_inside_a_name_in_any_spelling():
    found = make_listing(name_th="น้ำพริกเผากุ้ง", name_en="Prawn Paste")
    make_listing(name_th="น้ำปลา")
    for typed in ("กุ้ง", "น้ำพริก กุ้ง", "PRAWN", "นํ้าพริก"):
        assert list(matching(on_sale(), typed)) == [found], typed
    assert on_sale().count() == matching(on_sale(), "").count() == 2


def test_listed_at_is_the_time_told():
    at = timezone.now() - timedelta(days=60)
    listed = make_listing(at=at)
    assert listed.listed_at == at
    assert listed.page.first_published_at == at
