"""One order over shops: whole or not at all, once, at today's prices."""

import pytest

from marketplace.cart.changes import Kind
from marketplace.cart.models import CartLine
from marketplace.checkout.domain.place import Address, Buyer, new_checkout_key, place_order
from marketplace.checkout.errors import CartChanged, NotComplete
from marketplace.messages.models import OutgoingMessage
from marketplace.orders.models import Order, OrderEvent, OrderLine, ShopOrder
from marketplace.payments.models import Payment, PaymentEvent, PaymentShare
from products.models import Product, Stock, StockReservation, Variant
from tests.factories.trade import (
    CASH,
    choice,
    make_cart,
    make_goods,
    make_part,
    make_selling_shop,
    request_for,
)
from thai.errors import PhoneError

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

WRITTEN = (
    Order,
    ShopOrder,
    OrderLine,
    OrderEvent,
    Payment,
    PaymentShare,
    PaymentEvent,
    StockReservation,
    OutgoingMessage,
)


def counts() -> dict:
    """How many rows there are of all an order writes, and what is promised."""
    return {model.__name__: model.objects.count() for model in WRITTEN} | {
        "reserved": sum(Stock.objects.values_list("reserved", flat=True)),
        "cart": CartLine.objects.count(),
    }


def test_one_order_over_two_shops_has_a_part_for_each_with_its_own_way_and_money():
    here, there = make_selling_shop(), make_selling_shop(name_th="ร้านลุงมี", name_en="Mee's")
    paste = make_goods(shop=here, price_satang=12_000)
    bag = make_goods(shop=there, name_th="ย่ามผ้า", name_en="Cloth bag", price_satang=24_000, weight_g=600)
    cart = make_cart((paste, 2), bag)
    order = place_order(request=request_for(cart, choice(here, pay=CASH), choice(there, way="post")))
    first, second = order.shop_orders.order_by("position")
    assert (first.shop, first.total_satang, first.delivery_kind, first.pay_by) == (
        here,
        24_000,
        "pickup",
        None,
    )
    assert (second.goods_satang, second.delivery_satang, second.total_satang) == (24_000, 7_000, 31_000)
    assert second.pay_by is not None
    line = first.lines.get()
    assert (line.name_th, line.name_en, line.sku, line.unit) == ("น้ำพริกเผา", "Chilli paste", paste.sku, "jar")
    assert (line.price_satang, line.quantity, line.total_satang) == (12_000, 2, 24_000)
    assert not cart.lines.exists()
    assert Stock.objects.get(pk=paste.pk).reserved == 2
    assert [p.amount_satang for p in Payment.objects.order_by("pk")] == [24_000, 31_000]
    assert Payment.objects.get(provider="promptpay").payee_number == "0812345678"
    assert OutgoingMessage.objects.get().template == "placed"


def test_the_same_key_gives_the_first_order_and_writes_nothing_more():
    goods = make_goods()
    request = request_for(make_cart(goods))
    first = place_order(request=request)
    before = counts()
    assert place_order(request=request) == first
    assert counts() == before


def test_when_one_shop_is_sold_out_nothing_is_ordered_anywhere():
    kept, gone = make_goods(), make_goods(on_hand=1)
    cart = make_cart(kept, gone)
    make_part(gone)
    before = counts()
    with pytest.raises(CartChanged) as caught:
        place_order(request=request_for(cart))
    assert [(c.kind, c.variant_id) for c in caught.value.changes] == [(Kind.SOLD_OUT, gone.pk)]
    assert counts() == before


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda v: Variant.objects.filter(pk=v.pk).update(price_satang=13_000), Kind.PRICE),
        (lambda v: Variant.objects.filter(pk=v.pk).update(is_active=False), Kind.GONE),
        (lambda v: Product.objects.filter(pk=v.product_id).update(status="paused"), Kind.GONE),
        (lambda v: v.product.page.unpublish(), Kind.GONE),
        (
            lambda v: type(v.product.shop).objects.filter(pk=v.product.shop_id).update(is_open=False),
            Kind.GONE,
        ),
        (lambda v: Stock.objects.filter(pk=v.pk).update(on_hand=1), Kind.FEWER),
        (lambda v: Stock.objects.filter(pk=v.pk).update(on_hand=0), Kind.SOLD_OUT),
        (lambda v: v.product.shop.delivery_methods.update(is_active=False), Kind.DELIVERY_GONE),
        (lambda v: type(v.product.shop.payment_settings).objects.all().delete(), Kind.PAYMENT_GONE),
    ],
)
def test_what_changed_between_cart_and_order_is_told_and_nothing_is_written(change, kind):
    goods = make_goods()
    cart = make_cart((goods, 2))
    request = request_for(cart)
    change(goods)
    before = counts()
    with pytest.raises(CartChanged) as caught:
        place_order(request=request)
    assert [c.kind for c in caught.value.changes] == [kind]
    assert str(caught.value)
    assert counts() == before


def test_every_difference_is_told_at_once():
    dearer, gone = make_goods(), make_goods()
    request = request_for(make_cart(dearer, gone))
    Variant.objects.filter(pk=dearer.pk).update(price_satang=13_000)
    Variant.objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(CartChanged) as caught:
        place_order(request=request)
    assert [c.kind for c in caught.value.changes] == [Kind.PRICE, Kind.GONE]


def test_what_was_seen_is_compared_and_never_taken():
    goods = make_goods(price_satang=12_000)
    shop = goods.product.shop
    for seen in (choice(shop, total=1), choice(shop, delivery=500)):
        with pytest.raises(CartChanged):
            place_order(request=request_for(make_cart(goods), seen))
    with pytest.raises(CartChanged) as caught:
        place_order(request=request_for(make_cart(goods), seen_total=1))
    assert (caught.value.changes[0].was, caught.value.changes[0].now) == (1, 12_000)
    assert not Order.objects.exists()
    right = choice(shop, delivery=0, total=12_000)
    order = place_order(request=request_for(make_cart(goods), right, seen_total=12_000))
    assert order.shop_orders.get().total_satang == 12_000


def test_another_shops_way_to_get_goods_or_an_unknown_way_to_pay_is_refused():
    goods, other = make_goods(), make_selling_shop()
    shop = goods.product.shop
    stolen = choice(shop).__class__(shop.pk, other.delivery_methods.first().pk, "promptpay")
    for tampered in (stolen, choice(shop, pay="stripe"), choice(shop, pay="")):
        with pytest.raises(CartChanged):
            place_order(request=request_for(make_cart(goods), tampered))
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("settings", "price", "way"),
    [({"cash": False}, 12_000, "pickup"), ({"cap_satang": 11_900}, 12_000, "pickup"), ({}, 12_050, "pickup")],
)
def test_cash_needs_the_shops_switch_its_cap_and_whole_baht(settings, price, way):
    goods = make_goods(shop=make_selling_shop(**settings), price_satang=price)
    with pytest.raises(CartChanged) as caught:
        make_part(goods, pay=CASH, way=way)
    assert caught.value.changes[0].kind == Kind.PAYMENT_GONE
    assert make_part(goods).total_satang == price


def test_cash_is_refused_where_the_shop_sends_and_takes_no_cash_for_it():
    from dataclasses import replace  # noqa: PLC0415

    from tests.factories.trade import PICKUP, POST  # noqa: PLC0415 - the specs of this one test

    goods = make_goods(shop=make_selling_shop(methods=(PICKUP, replace(POST, cash_allowed=False))))
    with pytest.raises(CartChanged):
        make_part(goods, pay=CASH, way="post")
    assert make_part(goods, pay=CASH).payment_method == "cash"


def test_the_same_cart_in_two_windows_is_ordered_once():
    goods = make_goods()
    cart = make_cart(goods)
    place_order(request=request_for(cart))
    with pytest.raises(CartChanged) as caught:
        place_order(request=request_for(cart, choice(goods.product.shop)))
    assert caught.value.changes[0].kind == Kind.EMPTY
    assert Order.objects.count() == 1


def test_goods_of_a_shop_nobody_chose_for_are_not_ordered_behind_the_buyers_back():
    seen, new = make_goods(), make_goods()
    with pytest.raises(CartChanged) as caught:
        place_order(request=request_for(make_cart(seen, new), choice(seen.product.shop)))
    assert caught.value.changes[0].kind == Kind.SHOP_NEW


def test_post_needs_a_whole_address_and_pick_up_none():
    goods = make_goods()
    with pytest.raises(NotComplete) as caught:
        make_part(goods, way="post", address=Address(address="12", province="กรุงเทพมหานคร"))
    assert caught.value.field == "address"
    assert make_part(goods, address=Address()).order.address == ""


def test_a_name_and_a_thai_phone_are_needed():
    goods = make_goods()
    with pytest.raises(NotComplete):
        make_part(goods, buyer=Buyer("  ", "0812345678"))
    with pytest.raises(PhoneError):
        make_part(goods, buyer=Buyer("มานี", "12345"))
    assert not Order.objects.exists()
    assert make_part(goods, buyer=Buyer("มานี", "๐๘๑-๒๓๔-๕๖๗๘")).order.buyer_phone == "+66812345678"


def test_too_heavy_a_parcel_is_told():
    goods = make_goods(weight_g=2_500)
    with pytest.raises(CartChanged) as caught:
        make_part(goods, way="post")
    assert caught.value.changes[0].kind == Kind.TOO_HEAVY


def test_a_reference_that_is_taken_is_drawn_again(monkeypatch):
    taken = make_part().order.reference
    drawn = iter([taken, taken, "TL-FREE7"])
    monkeypatch.setattr("marketplace.checkout.domain.place.new_reference", lambda **_: next(drawn))
    assert make_part().order.reference == "TL-FREE7"


def test_words_of_the_sale_stay_when_the_shop_renames_and_reprices():
    goods = make_goods()
    part = make_part(goods)
    goods.product.page.title = "น้ำพริกใหม่"
    goods.product.page.save_revision().publish()
    Variant.objects.filter(pk=goods.pk).update(price_satang=99_900)
    line = part.lines.get()
    assert (line.name_th, line.price_satang) == ("น้ำพริกเผา", 12_000)


def test_an_order_of_one_line_takes_few_queries(django_assert_max_num_queries):
    goods = make_goods()
    request = request_for(make_cart(goods), choice(goods.product.shop))
    with django_assert_max_num_queries(32):
        place_order(request=request)


def test_queries_do_not_grow_with_lines_of_a_shop_but_for_the_promise(django_assert_max_num_queries):
    shop = make_selling_shop()
    request = request_for(make_cart(*(make_goods(shop=shop) for _ in range(10))), choice(shop))
    with django_assert_max_num_queries(41):
        place_order(request=request)


def test_keys_are_long_and_never_the_same():
    keys = {new_checkout_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {43}
