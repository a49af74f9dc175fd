"""Whatever buyers, sellers, editors and clocks do, in any order: the books close after every step.

`make test` tries a named sample; `TALAT_EXAMPLES` and `TALAT_STEPS` make it long (`make proof`).
"""

import datetime as dt
import io
import os
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from PIL import Image

from marketplace.cart.domain.carts import accept_changes, add_to_cart, new_cart, set_quantity
from marketplace.cart.errors import CartError
from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, more_time, not_seen, payment_for, say_paid
from marketplace.checkout.domain.place import place_order
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready, ship
from marketplace.checkout.domain.refunds import mark_returned
from marketplace.checkout.errors import CartChanged
from marketplace.delivery.models import DeliveryMethod
from marketplace.operations.domain.books import close_books
from marketplace.orders.errors import OrderError
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.domain.refunds import mark_received, refund_due, say_missing
from marketplace.payments.errors import PaymentError
from marketplace.payments.models import Refund
from products.domain.catalogue import pause_product, resume_product
from products.domain.counting import receive, recount
from products.domain.days import open_day, sold_out_today, undo_sold_out
from products.domain.pricing import set_price
from products.errors import StockError
from products.models import Variant
from shops.domain.hours import close_for_orders, open_for_orders
from tests.factories.trade import (
    CASH,
    PROMPTPAY,
    choice,
    make_goods,
    make_seller,
    make_selling_shop,
    request_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

EXAMPLES = int(os.environ.get("TALAT_EXAMPLES", "6"))
STEPS = int(os.environ.get("TALAT_STEPS", "30"))
START = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
FEW = st.integers(1, 4)
PAY = st.sampled_from([PROMPTPAY, CASH])
WAY = st.sampled_from(["pickup", "post"])


class World:
    """Two shops and their goods, made once; every run of the machine is rolled back to this."""

    def __init__(self) -> None:
        self.seller = make_seller()
        here, there = make_selling_shop(), make_selling_shop(name_th="ร้านลุงมี")
        self.goods = [
            make_goods(shop=here, on_hand=6),
            make_goods(shop=here, on_hand=4, price_satang=9_950),
            make_goods(shop=there, mode="daily", on_hand=5, daily_number=5),
            make_goods(shop=there, mode="made_to_order", lead_days=2),
        ]
        for goods in self.goods:
            page = goods.product.page
            page.title = "ร่างเก่า"
            page.save_revision()


class Market(RuleBasedStateMachine):
    """The market as its people use it. A refusal with a sentence is fine; books that do not close are not."""

    world: ClassVar[World]
    carts = Bundle("carts")
    parts = Bundle("parts")

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now = START

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    # --- buyers

    @rule(target=carts)
    def come_in(self):
        return new_cart()

    @rule(cart=carts, which=st.integers(0, 3), quantity=FEW)
    def add(self, cart, which, quantity):
        try:
            add_to_cart(cart=cart, variant=self.world.goods[which], quantity=quantity, at=self.now)
        except CartError as refused:
            self.told(refused)

    @rule(cart=carts, which=st.integers(0, 3), quantity=st.integers(0, 9))
    def change_quantity(self, cart, which, quantity):
        try:
            set_quantity(cart=cart, variant=self.world.goods[which], quantity=quantity, at=self.now)
        except CartError as refused:
            self.told(refused)

    @rule(cart=carts)
    def read_what_changed(self, cart):
        accept_changes(cart=cart, at=self.now)

    @rule(
        target=parts,
        cart=carts,
        pays=st.tuples(PAY, PAY),
        ways=st.tuples(WAY, WAY),
        twice=st.booleans(),
    )
    def order(self, cart, pays, ways, twice):
        before = Order.objects.count()
        shops = list({goods.product.shop_id: goods.product.shop for goods in self.world.goods}.values())
        chosen = [choice(shop, pay=pay, way=way) for shop, pay, way in zip(shops, pays, ways, strict=True)]
        request = request_for(cart, *chosen)
        try:
            order = place_order(request=request, at=self.now)
        except CartChanged as changed:
            self.told(changed)
            assert Order.objects.count() == before
            return multiple()
        if twice:
            assert place_order(request=request, at=self.now) == order
        assert Order.objects.count() == before + 1
        return multiple(*order.shop_orders.all())

    @rule(target=parts, which=st.integers(0, 3), quantity=FEW, pay=PAY, way=WAY)
    def buy_at_once(self, which, quantity, pay, way):
        return multiple(*self._buy(which, quantity, pay, way))

    @initialize(target=parts, pays=st.tuples(PAY, PAY), ways=st.tuples(WAY, WAY))
    def two_have_ordered(self, pays, ways):
        """So that a run has parts to act on from the first step."""
        return multiple(*self._buy(0, 1, pays[0], ways[0]), *self._buy(3, 2, pays[1], ways[1]))

    @rule(part=parts, slip=st.booleans())
    def pay(self, part, slip):
        self._try(say_paid, shop_order=part, slip_file=_slip() if slip else None)

    @rule(part=parts)
    def ask_for_time(self, part):
        self._try(more_time, shop_order=part)

    @rule(part=parts)
    def cancel_as_buyer(self, part):
        self._try(cancel_part, shop_order=part, reason="", acting=self.world.seller, canceled_as="buyer")

    # --- sellers

    @rule(part=parts)
    def see_money(self, part):
        self._try(confirm_money, shop_order=part, acting=self.world.seller)

    @rule(part=parts)
    def see_no_money(self, part):
        self._try(not_seen, shop_order=part, acting=self.world.seller)

    @rule(part=parts, step=st.sampled_from([accept, pack, ready, hand_over]))
    def one_step(self, part, step):
        self._try(step, shop_order=part, acting=self.world.seller)

    @rule(part=parts, many=st.integers(1, 4), then_cancel=st.booleans())
    def go_on(self, part, many, then_cancel):
        """The next steps in their right order, and perhaps a change of mind."""
        part.refresh_from_db()
        first = confirm_money if part.payment_method == PROMPTPAY else accept
        last = self._send if part.delivery_kind == DeliveryMethod.Kind.POST else ready
        for step in (first, pack, last, hand_over)[:many]:
            self._try(step, shop_order=part, acting=self.world.seller)
        if then_cancel:
            self.cancel_by_shop(part)

    @rule(part=parts)
    def send(self, part):
        self._try(self._send, shop_order=part, acting=self.world.seller)

    @rule(part=parts)
    def cancel(self, part):
        self.cancel_by_shop(part)

    @rule(part=parts, amount=st.integers(1, 20_000))
    def give_part_of_it_back(self, part, amount):
        part.refresh_from_db()
        if part.status == ShopOrder.Status.COMPLETED:
            payment = payment_for(part)
            self._try(
                refund_due,
                shop_order=part,
                payment=payment,
                amount_satang=amount,
                reason="ของแตก",
                acting=self.world.seller,
            )

    @rule(part=parts, said=st.sampled_from(["returned", "received", "missing"]))
    def follow_refunds(self, part, said):
        for refund in Refund.objects.filter(shop_order=part):
            if said == "returned":
                amount = refund.amount_satang
                self._try(
                    mark_returned, refund=refund, amount_satang=amount, how="โอน", acting=self.world.seller
                )
            elif said == "received":
                self._try(mark_received, refund=refund, acting=self.world.seller)
            else:
                say_missing(refund=refund, at=self.now)

    # --- shelves and pages

    @rule(which=st.integers(0, 3), price=st.integers(1, 50_000))
    def reprice(self, which, price):
        set_price(variant=self.world.goods[which], price_satang=price, acting=self.world.seller, at=self.now)

    @rule(which=st.integers(0, 3), on_hand=st.integers(0, 8))
    def count_again(self, which, on_hand):
        self._try(
            recount,
            variant=self.world.goods[which],
            on_hand=on_hand,
            reason="นับใหม่",
            acting=self.world.seller,
        )

    @rule(which=st.integers(0, 3), quantity=FEW)
    def more_came(self, which, quantity):
        self._try(
            receive,
            variant=self.world.goods[which],
            quantity=quantity,
            reason="ทำเพิ่ม",
            acting=self.world.seller,
        )

    @rule(which=st.integers(0, 3), gone=st.booleans())
    def sold_out_tap(self, which, gone):
        call = sold_out_today if gone else undo_sold_out
        call(variant=self.world.goods[which], acting=self.world.seller, at=self.now)

    @rule(which=st.integers(0, 3))
    def publish_an_old_draft(self, which):
        variant = self.world.goods[which]
        before = _sold_from(variant)
        page = type(variant.product.page).objects.get(pk=variant.product.page_id)
        page.revisions.earliest("pk").publish()
        assert _sold_from(variant) == before

    @rule(
        which=st.integers(0, 3),
        what=st.sampled_from(["unpublish", "publish", "pause", "resume"]),
    )
    def take_off_and_put_back(self, which, what):
        variant = self.world.goods[which]
        product, seller = variant.product, self.world.seller
        page = type(product.page).objects.get(pk=product.page_id)
        calls = {
            "unpublish": page.unpublish,
            "publish": lambda: page.save_revision().publish(),
            "pause": lambda: pause_product(product=product, acting=seller),
            "resume": lambda: resume_product(product=product, acting=seller),
        }
        calls[what]()

    @rule(which=st.integers(0, 3), opened=st.booleans())
    def open_or_close(self, which, opened):
        call = open_for_orders if opened else close_for_orders
        call(shop=self.world.goods[which].product.shop, acting=self.world.seller)

    # --- time

    @rule(minutes=st.sampled_from([1, 10, 29, 31, 24 * 60]))
    def time_goes_by(self, minutes):
        self.now += dt.timedelta(minutes=minutes)
        expire_unpaid(at=self.now)
        open_day(day=self.now.date(), at=self.now)

    @invariant()
    def the_books_close(self):
        assert close_books(listing=False).breaks == []

    def cancel_by_shop(self, part):
        self._try(cancel_part, shop_order=part, reason="ของเสีย", acting=self.world.seller)

    def _buy(self, which, quantity, pay, way):
        """Straight through to an order: its part, or nothing when that was refused."""
        goods, cart = self.world.goods[which], new_cart()
        try:
            add_to_cart(cart=cart, variant=goods, quantity=quantity, at=self.now)
            request = request_for(cart, choice(goods.product.shop, pay=pay, way=way))
            return list(place_order(request=request, at=self.now).shop_orders.all())
        except (CartError, CartChanged) as refused:
            self.told(refused)
            return []

    def _send(self, *, shop_order, acting, at):
        return ship(
            shop_order=shop_order,
            carrier="thailand_post",
            tracking_number="EF582568151TH",
            acting=acting,
            at=at,
        )

    def _try(self, call, **values):
        """Do it, or be told in a sentence why not."""
        try:
            call(**values, at=self.now)
        except (OrderError, PaymentError, StockError) as refused:
            self.told(refused)

    @staticmethod
    def told(refused):
        """A refusal is a sentence somebody can read."""
        assert len(str(refused)) > 10


def _sold_from(variant):
    """Everything a sale depends on that no page may touch."""
    row = Variant.objects.select_related("stock").get(pk=variant.pk)
    return row.price_satang, row.is_active, row.stock.mode, row.stock.on_hand, row.stock.reserved


def _slip() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    out.seek(0)
    return out


def run(**options) -> None:
    Market.world = World()
    given = {
        "max_examples": EXAMPLES,
        "stateful_step_count": STEPS,
        "deadline": None,
        "derandomize": "TALAT_EXAMPLES" not in os.environ,
        "database": None,
        "suppress_health_check": list(HealthCheck),
    }
    run_state_machine_as_test(Market, settings=settings(**given | options))


def test_the_books_close_after_every_step_whatever_people_do():
    run()


@pytest.mark.parametrize(
    ("where", "broken"),
    [
        ("marketplace.checkout.domain.cancel.release", lambda **_: 0),
        ("marketplace.checkout.domain.cancel.refund_due", lambda **_: None),
        ("marketplace.checkout.domain.money.keep", lambda **_: None),
        ("products.domain.stock._let_go", lambda *_: True),
    ],
)
def test_a_step_that_forgets_goods_or_money_is_found(where, broken, monkeypatch):
    """The control: were any of these forgotten, the test above would fail."""
    monkeypatch.setattr(where, broken)
    with pytest.raises(AssertionError):
        run(max_examples=60, phases=[Phase.generate], report_multiple_bugs=False)
