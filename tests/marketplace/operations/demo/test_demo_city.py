"""The demo city as `manage.py demo_city` leaves it."""

import io
import json
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from communities.domain.access import drift
from communities.models import Community, Volunteer
from marketplace.accounts.models import SignInPhone
from marketplace.home.models import HomePage, StoryPage
from marketplace.operations.demo import content
from marketplace.operations.demo.city import log_ins
from marketplace.operations.demo.large import grow
from marketplace.operations.demo.plans import plan
from marketplace.orders.models import Order, ShopOrder
from products.models import Product, ProductPage, Stock, Variant
from products.queries import is_for_sale
from shops.domain.access import memberships_of
from shops.models import Shop

pytestmark = [pytest.mark.usefixtures("city"), pytest.mark.slow]


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_everything_of_the_catalogue_stands_and_is_live():
    assert (Community.objects.count(), Shop.objects.count(), Product.objects.count()) == (28, 50, 60)
    assert set(Variant.objects.values_list("sku", flat=True)) == content.skus()
    assert ProductPage.objects.live().count() == 60
    assert not ProductPage.objects.filter(photos=None).exists()
    assert Volunteer.objects.filter(ended_on=None).count() == 28
    assert not drift()


def test_every_product_is_for_sale_with_the_catalogue_s_price_and_stock():
    variants = Variant.objects.select_related("stock", "product__page", "product__shop__page").in_bulk(
        field_name="sku"
    )
    for goods in content.goods():
        first = variants[goods.row["sku"]]
        assert is_for_sale(first)
        assert f"{first.price_satang / 100:.2f}" == goods.row["price_baht"]
        if first.stock.mode == Stock.Mode.COUNTED and goods.code != "P45":
            kinds = [variants[one["sku"]].stock for one in goods.variants]
            free = sum(stock.on_hand - stock.reserved for stock in kinds)
            assert free >= goods.row["stock"], goods.code


def test_the_site_s_front_is_ours_and_its_pages_say_something():
    home = HomePage.objects.get()
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert [block.block_type for block in home.body_th] == [block.block_type for block in home.body_en]
    assert StoryPage.objects.live().child_of(home).count() == 3
    assert not Page.objects.filter(depth=2).exclude(pk=home.pk).exists()


def test_there_are_orders_in_every_state_over_sixty_days():
    found = set(ShopOrder.objects.values_list("status", "payment_status"))
    wanted = {
        ("new", "unpaid"), ("new", "claimed"), ("accepted", "paid"), ("packed", "paid"), ("shipped", "paid"),
        ("ready_for_pickup", "unpaid"), ("completed", "paid"), ("canceled", "unpaid"),
        ("canceled", "refund_due"), ("canceled", "refunded"),
    }  # fmt: skip
    assert wanted <= found
    days = Order.objects.dates("placed_at", "day")
    assert (days.last() - days.first()).days >= 58
    assert Counter(ShopOrder.objects.values_list("payment_method", flat=True))["cash"] > 20
    assert ShopOrder.objects.filter(order__in=Order.objects.filter(checkout_key="demo-buyer")).count() == 2


def test_the_second_time_changes_nothing():
    before = rows()
    told = io.StringIO()
    call_command("demo_city", json="-", stdout=told, stderr=io.StringIO())
    assert rows() == before
    assert {row["role"] for row in json.loads(told.getvalue())} >= {"buyer", "seller", "volunteer", "officer"}


def test_the_log_ins_open_their_doors():
    told = log_ins()
    assert all(set(row) == {"role", "name", "phone", "password", "url"} for row in told)
    for row in told:
        if row["role"] == "buyer":
            assert not row["password"]
            order = Order.objects.get(checkout_key="demo-buyer")
            assert row["url"] == f"/orders/{order.reference}/{order.token}/"
            continue
        user = SignInPhone.objects.get(phone="+66" + row["phone"].replace("-", "")[1:]).user
        assert user.check_password(row["password"])
        assert authenticate(username=user.get_username(), password=row["password"]) == user
        if row["role"] == "seller":
            assert memberships_of(user)
            assert row["url"] == "/sell/"
        else:
            assert user.has_perm("wagtailadmin.access_admin")
            assert row["url"] == "/admin/"


def test_the_books_close():
    told = io.StringIO()
    call_command("books", json="-", stdout=told)
    books = json.loads(told.getvalue())
    assert books["closes"], books["breaks"]


def test_the_plan_is_the_same_city_every_time():
    now = timezone.localtime()
    assert plan(now) == plan(now)
    assert len({sale.key for sale in plan(now)}) == len(plan(now))


def test_a_large_city_has_as_many_products_as_asked_for_in_every_district():
    home = HomePage.objects.get()
    told: list[tuple[int, int]] = []
    with transaction.atomic():
        at = timezone.now()
        assert grow(to=130, home=home, at=at, progress=lambda made, of: told.append((made, of))) == 70
        assert Product.objects.count() == 130
        assert Community.objects.values("district").distinct().count() == 50
        assert told[-1] == (70, 70)
        assert grow(to=130, home=home, at=at) == 0
        assert grow(to=135, home=home, at=at) == 5
        assert len(set(Product.objects.values_list("shop", flat=True))) == 50
        transaction.set_rollback(True)
