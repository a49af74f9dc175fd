"""Many at once on a real database: orders, money and refunds hold in a crowd, and the books close."""

import datetime as dt
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from django.db.backends.signals import connection_created
from django.db.models import F
from django.utils import timezone

from marketplace.cart.changes import Kind
from marketplace.checkout.domain import place
from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, payment_for
from marketplace.checkout.domain.place import new_checkout_key, place_order
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready
from marketplace.checkout.errors import CartChanged
from marketplace.operations.domain.books import close_books
from marketplace.operations.domain.jobs import run_due
from marketplace.orders.models import Order, OrderEvent, ShopOrder
from marketplace.payments.domain import refunds
from marketplace.payments.domain.refunds import refund_due
from marketplace.payments.errors import TooMuch
from marketplace.payments.models import Payment, PaymentEvent, Refund
from products.models import Stock
from tests.factories.trade import CASH, choice, make_cart, make_goods, make_part, make_seller, request_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines, pytest.mark.races]

BUYERS, GOODS = 50, 10


def at_once(calls):
    """Make all calls in threads let go together; what each returned or raised."""
    start = threading.Barrier(len(calls))

    def one(call):
        try:
            start.wait(60)
            return call()
        except Exception as problem:  # noqa: BLE001 - every end is an answer here
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def ordering(request):
    return lambda: place_order(request=request)


def fifty_buyers(goods):
    """Fifty carts with the same goods, ordered at once."""
    shop = goods.product.shop
    requests = [request_for(make_cart(goods), choice(shop, pay=CASH)) for _ in range(BUYERS)]
    return at_once([ordering(request) for request in requests])


def breaks():
    return {row.rule for row in close_books(listing=False).breaks}


def test_fifty_buyers_for_ten_goods_make_ten_orders_and_forty_polite_refusals():
    goods = make_goods(on_hand=GOODS)
    answers = fifty_buyers(goods)
    assert Counter(type(answer) for answer in answers) == {Order: GOODS, CartChanged: BUYERS - GOODS}
    kinds = {
        change.kind for answer in answers if isinstance(answer, CartChanged) for change in answer.changes
    }
    assert kinds == {Kind.SOLD_OUT}
    assert Order.objects.count() == GOODS
    assert Stock.objects.get(pk=goods.pk).reserved == GOODS
    assert breaks() == set()


def test_without_the_guard_the_same_crowd_buys_more_than_there_is(monkeypatch):
    """The control: with the condition off the promise, the test above would fail and the books would tell."""
    monkeypatch.setattr("products.domain.stock._promise_one", lambda *_args, **_options: True)
    goods = make_goods(on_hand=GOODS)
    fifty_buyers(goods)
    assert Order.objects.count() == BUYERS
    assert "reserved_is_promised" in breaks()


def test_the_same_two_goods_in_opposite_order_deadlock_nobody():
    one = make_goods(on_hand=20)
    two = make_goods(shop=one.product.shop, on_hand=20)
    shop = one.product.shop
    carts = [make_cart(*((one, two) if number % 2 else (two, one))) for number in range(20)]
    answers = at_once([ordering(request_for(cart, choice(shop))) for cart in carts])
    assert {type(answer) for answer in answers} == {Order}
    assert set(Stock.objects.values_list("reserved", flat=True)) == {20}
    assert breaks() == set()


def test_five_submits_of_one_checkout_make_one_order():
    goods = make_goods()
    request = request_for(make_cart(goods))
    answers = at_once([ordering(request)] * 5)
    assert {answer.pk for answer in answers} == {Order.objects.get().pk}
    assert Stock.objects.get(pk=goods.pk).reserved == 1
    assert breaks() == set()


def test_one_cart_under_five_keys_is_ordered_once():
    goods = make_goods()
    cart = make_cart(goods)
    shop = goods.product.shop
    answers = at_once([ordering(request_for(cart, choice(shop), key=new_checkout_key())) for _ in range(5)])
    assert Counter(type(answer) for answer in answers) == {Order: 1, CartChanged: 4}
    assert Stock.objects.get(pk=goods.pk).reserved == 1
    assert breaks() == set()


def forget_the_key(monkeypatch):
    """Take the key off: each submit is looked at as if nobody had pressed before."""
    real = place._order
    monkeypatch.setattr(place, "_placed_before", lambda _request: None)
    monkeypatch.setattr(
        place,
        "_order",
        lambda request, *args, **options: real(
            replace(request, checkout_key=new_checkout_key()), *args, **options
        ),
    )


def test_without_the_key_the_second_press_is_told_of_an_empty_cart(monkeypatch):
    """The control: what gives all five their order is the key; the cart alone would turn four away."""
    forget_the_key(monkeypatch)
    answers = at_once([ordering(request_for(make_cart(make_goods())))] * 5)
    assert Counter(type(answer) for answer in answers) == {Order: 1, CartChanged: 4}


def test_without_key_and_cart_five_presses_are_five_orders(monkeypatch):
    """The control: nothing else stands between five presses and five orders."""
    forget_the_key(monkeypatch)
    monkeypatch.setattr(place, "_take_from_cart", lambda _basis: None)
    goods = make_goods()
    answers = at_once([ordering(request_for(make_cart(goods)))] * 5)
    assert {type(answer) for answer in answers} == {Order}
    assert Order.objects.count() == Stock.objects.get(pk=goods.pk).reserved == 5


def test_money_cancel_and_clock_on_one_part_leave_one_truth():
    goods, seller = make_goods(on_hand=40), make_seller()
    early = timezone.now() - dt.timedelta(hours=1)
    for _round in range(4):
        part = make_part(goods, at=early)
        pk = part.pk

        def confirm(pk=pk):
            return confirm_money(shop_order=ShopOrder.objects.get(pk=pk), acting=seller)

        def cancel(pk=pk):
            return cancel_part(shop_order=ShopOrder.objects.get(pk=pk), reason="ของเสีย", acting=seller)

        at_once([confirm, cancel, expire_unpaid] * 3)
        part.refresh_from_db()
        assert part.paid_satang == part.total_satang
        assert PaymentEvent.objects.filter(shop_order=part, kind="received").count() == 1
        assert OrderEvent.objects.filter(shop_order=part, kind="canceled").count() <= 1
        assert OrderEvent.objects.filter(shop_order=part, kind="expired").count() <= 1
        assert Refund.objects.filter(shop_order=part).count() == (part.status == "canceled")
        assert breaks() == set()


def test_without_the_condition_on_the_old_state_a_part_is_canceled_twice(monkeypatch):
    """The control: were a move not bound to the state it comes from, several cancels would each count."""
    every_state = [status for status, _name in ShopOrder.Status.choices]
    monkeypatch.setattr("marketplace.orders.domain.progress.sources", lambda _to: every_state)
    part, seller = make_part(), make_seller()
    at_once([lambda: cancel_part(shop_order=part, reason="ของเสีย", acting=seller)] * 4)
    assert OrderEvent.objects.filter(shop_order=part, kind="canceled").count() > 1


def paid_part():
    part = make_part()
    return confirm_money(shop_order=part, acting=make_seller())


def refunding(part, amount_satang):
    payment = payment_for(part)
    part = ShopOrder.objects.select_related("order", "shop__community").get(pk=part.pk)
    return lambda: refund_due(
        shop_order=part, payment=payment, amount_satang=amount_satang, reason="", acting=make_seller()
    )


def test_refunds_at_once_never_pass_what_was_paid():
    part = paid_part()
    answers = at_once([refunding(part, 5_000) for _ in range(8)])
    assert Counter(type(answer) for answer in answers) == {Refund: 2, TooMuch: 6}
    part.refresh_from_db()
    assert (part.paid_satang, part.refund_satang) == (12_000, 10_000)
    assert breaks() == set()


def test_without_the_guard_on_refunds_only_the_database_stands_in_the_way(monkeypatch):
    """The control: the same crowd with the condition off runs into the constraint behind it."""
    monkeypatch.setattr(refunds, "_within_paid", lambda parts, _amount: parts)
    part = paid_part()
    answers = at_once([refunding(part, 5_000) for _ in range(8)])
    assert any(isinstance(answer, IntegrityError) for answer in answers)
    part.refresh_from_db()
    assert part.refund_satang <= part.paid_satang


def test_without_guard_and_constraint_the_same_crowd_gives_back_more_than_came(monkeypatch):
    """The control: nothing but these two holds the limit, and the books tell where both are off."""
    monkeypatch.setattr(refunds, "_claim_room", add_without_looking)
    part = paid_part()
    with limits_off():
        answers = at_once([refunding(part, 5_000) for _ in range(8)])
        assert {type(answer) for answer in answers} == {Refund}
        part.refresh_from_db()
        assert (part.paid_satang, part.refund_satang) == (12_000, 40_000)
        assert "refunds_within_what_the_shop_was_paid" in breaks()
        ShopOrder.objects.update(refund_satang=0)
        Payment.objects.update(refunded_satang=0)


def add_without_looking(part, payment, amount_satang, at):
    """What `_claim_room` does, with its conditions left out."""
    due = ShopOrder.PaymentStatus.REFUND_DUE
    ShopOrder.objects.filter(pk=part.pk).update(
        refund_satang=F("refund_satang") + amount_satang, payment_status=due, updated_at=at
    )
    Payment.objects.filter(pk=payment.pk).update(refunded_satang=F("refunded_satang") + amount_satang)


@contextmanager
def limits_off():
    """Let the database add without looking at the limits of refunds, here and in every thread."""
    limits = [
        (model, constraint)
        for model in (ShopOrder, Payment)
        for constraint in model._meta.constraints
        if constraint.name in {"talat_refund_within_what_was_paid", "talat_refunds_within_what_came"}
    ]
    assert len(limits) == 2
    if connection.vendor == "sqlite":
        connection_created.connect(blind)
        blind(connection=connection)
        try:
            yield
        finally:
            connection_created.disconnect(blind)
            blind(connection=connection, to="OFF")
        return
    with connection.schema_editor() as editor:
        for model, constraint in limits:
            editor.remove_constraint(model, constraint)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            for model, constraint in limits:
                editor.add_constraint(model, constraint)


def blind(*, connection, to="ON", **_rest):
    """On SQLite the connection itself may look away."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA ignore_check_constraints = {to}")


def test_two_clocks_at_once_let_go_once():
    goods = make_goods(on_hand=20)
    early = timezone.now() - dt.timedelta(hours=1)
    for _ in range(5):
        make_part(goods, at=early)
    done = at_once([run_due] * 4)
    assert [job for jobs in done for job in jobs if job.error] == []
    assert sum(job.things for jobs in done for job in jobs if job.name == "expire_unpaid") == 5
    assert OrderEvent.objects.filter(kind="expired").count() == 5
    assert Stock.objects.get(pk=goods.pk).reserved == 0
    assert breaks() == set()


def test_handing_over_at_once_moves_goods_and_cash_once():
    part, seller = make_part(pay=CASH), make_seller()
    for step in (accept, pack, ready):
        step(shop_order=part, acting=seller)
    answers = at_once([lambda: hand_over(shop_order=ShopOrder.objects.get(pk=part.pk), acting=seller)] * 5)
    assert sum(isinstance(answer, ShopOrder) for answer in answers) == 1
    part.refresh_from_db()
    assert part.paid_satang == part.total_satang
    assert Stock.objects.get().on_hand == 9
    assert breaks() == set()


def test_parts_made_ready_at_once_get_numbers_of_their_own():
    goods, seller = make_goods(on_hand=20), make_seller()
    parts = [make_part(goods, pay=CASH) for _ in range(8)]
    for part in parts:
        accept(shop_order=part, acting=seller)
        pack(shop_order=part, acting=seller)
    answers = at_once([lambda part=part: ready(shop_order=part, acting=seller) for part in parts])
    assert {type(answer) for answer in answers} == {ShopOrder}
    assert len(set(ShopOrder.objects.values_list("pickup_number", flat=True))) == 8
