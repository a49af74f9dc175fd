"""Every button may be pressed twice: the second press changes nothing and says so politely."""

import pytest
from django.urls import reverse

from marketplace.orders.models import OrderEvent
from marketplace.payments.models import PaymentEvent, Refund
from products.models import StockMovement
from tests.factories.counter import TRACKING, make_counter, order_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

BUTTONS = {
    "money_came": ("claimed", "pickup", {}),
    "money_not_seen": ("claimed", "pickup", {}),
    "take": ("cash", "pickup", {}),
    "packed": ("accepted", "pickup", {}),
    "ready": ("accepted", "pickup", {}),
    "send": ("packed", "post", TRACKING),
    "handed_over": ("cash-ready", "pickup", {}),
    "cannot": ("accepted", "pickup", {"reason": "too_late"}),
}
FACTS = (OrderEvent, PaymentEvent, StockMovement, Refund)


def facts():
    return {model.__name__: model.objects.count() for model in FACTS}


@pytest.mark.parametrize("name", BUTTONS)
def test_a_second_press_is_harmless(name, client_of):
    counter = make_counter()
    client = client_of(counter.owner)
    state, way, typed = BUTTONS[name]
    part = order_in(counter, state, way=way)
    told = {"short": counter.shop.short, "reference": part.order.reference}
    where = reverse(f"talat_shop_editor:{name}", kwargs=told)

    client.post(where, typed)
    part.refresh_from_db()
    after, once = (part.status, part.payment_status, part.paid_satang, part.refund_satang), facts()
    again = client.post(where, typed, follow=True)
    part.refresh_from_db()

    assert again.status_code == 200
    assert 'role="status"' in again.content.decode()
    assert (part.status, part.payment_status, part.paid_satang, part.refund_satang) == after
    assert facts() == once


@pytest.mark.parametrize("name", ["sold_out", "not_sold_out"])
def test_sold_out_and_its_undo_pressed_twice(name, client_of):
    counter = make_counter()
    client = client_of(counter.owner)
    told = {"short": counter.shop.short}
    client.post(reverse("talat_shop_editor:sold_out", kwargs={**told, "pk": counter.goods.pk}))
    where = reverse(f"talat_shop_editor:{name}", kwargs={**told, "pk": counter.goods.pk})
    client.post(where)
    once = facts()
    assert client.post(where, follow=True).status_code == 200
    assert facts() == once


@pytest.mark.parametrize("name", ["close", "open"])
def test_open_and_closed_pressed_twice(name, client_of):
    counter = make_counter()
    client = client_of(counter.owner)
    where = reverse(f"talat_shop_editor:{name}", kwargs={"short": counter.shop.short})
    for _press in range(2):
        assert client.post(where, follow=True).status_code == 200
        counter.shop.refresh_from_db()
        assert counter.shop.is_open is (name == "open")


def test_money_is_given_back_once(client_of):
    counter = make_counter()
    client = client_of(counter.owner)
    part = order_in(counter, "refund")
    refund = part.refunds.get()
    told = {"short": counter.shop.short, "reference": refund.reference}
    where = reverse("talat_shop_editor:returned", kwargs=told)
    day = client.get(where).context["form"].initial["day"]
    typed = {"amount": "240", "how": "cash", "day": day}
    client.post(where, typed)
    once = facts()
    assert "เรื่องนี้ทำไปแล้ว" in client.post(where, typed, follow=True).content.decode()
    assert facts() == once
