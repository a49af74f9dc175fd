"""No screen asks more of the database because there are more orders or goods; and the piles agree."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.orders.models import ShopOrder
from marketplace.shop_editor.queries.steps import STEPS, step_of
from tests.factories.counter import make_counter, order_in
from tests.factories.trade import make_goods

pytestmark = pytest.mark.django_db
MOST = {"shop": 15, "orders": 15, "done": 12, "goods": 8, "close": 14}
STATES = ("claimed", "cash", "accepted", "packed", "ready", "waiting", "done", "cash-done", "refund")


@pytest.fixture
def counter():
    return make_counter()


def asked(client, counter, name):
    where = reverse(f"talat_shop_editor:{name}", kwargs={"short": counter.shop.short})
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).status_code == 200
    return len(queries)


def fill(counter):
    for state in STATES:
        order_in(counter, state)
    order_in(counter, "shipped", way="post")
    make_goods(shop=counter.shop)


def test_screens_ask_the_same_for_few_and_for_many(counter, client_of):
    client = client_of(counter.owner)
    fill(counter)
    few = {name: asked(client, counter, name) for name in MOST}
    for _ in range(3):
        fill(counter)
    many = {name: asked(client, counter, name) for name in MOST}
    assert many == few
    assert all(many[name] <= MOST[name] for name in MOST), many


def test_one_order_asks_the_same_however_many_lines(counter, client_of):
    client = client_of(counter.owner)
    part = order_in(counter, "accepted")
    where = reverse("talat_shop_editor:order", args=(counter.shop.short, part.order.reference))
    with CaptureQueriesContext(connection) as queries:
        client.get(where)
    assert len(queries) <= 14


@pytest.mark.both_engines
def test_the_piles_by_rule_and_by_order_are_the_same(counter):
    for way in ("pickup", "post"):
        for state in STATES if way == "pickup" else ("shipped", "packed", "cash-shipped"):
            order_in(counter, state, way=way)
    for status in ShopOrder.Status:
        for paid in ShopOrder.PaymentStatus:
            for method in ShopOrder.Method:
                part = ShopOrder.objects.first()
                part.status, part.payment_status, part.payment_method = status, paid, method
                canceled = "shop" if status == "canceled" else ""
                ShopOrder.objects.filter(pk=part.pk).update(
                    status=status, payment_status=paid, payment_method=method, canceled_as=canceled
                )
                by_rule = [step for step in STEPS if ShopOrder.objects.filter(step.rule, pk=part.pk).exists()]
                if step_of(part) is None:
                    assert by_rule == []
                elif len(by_rule) == 1:
                    assert by_rule == [step_of(part)], (status, paid, method)
                else:
                    assert step_of(part) in by_rule
