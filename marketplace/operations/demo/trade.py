"""Sixty days of trade in the demo city, lived through in order, by the functions a real sale uses."""

import datetime as dt
import heapq
from collections.abc import Callable, Iterator
from itertools import count

from django.db import transaction
from django.db.models import F

from communities.domain.acting import NOBODY, Acting
from marketplace.cart.domain.carts import add_to_cart, new_cart
from marketplace.cart.errors import FewerLeft, NotForSale
from marketplace.cart.models import Cart
from marketplace.checkout.domain import cancel, money, progress
from marketplace.checkout.domain.place import Address, Buyer, PartChoice, PlaceOrder, place_order
from marketplace.delivery.models import DeliveryMethod
from marketplace.operations.demo import content
from marketplace.operations.demo.places import Places
from marketplace.operations.demo.plans import DAYS, Part, Sale, plan
from marketplace.operations.demo.slips import slip
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.domain import refunds
from marketplace.payments.models import Refund
from products.domain.counting import receive, recount
from products.domain.days import open_day
from products.models import Stock, Variant

Minutes = int
Step = tuple[Minutes, Callable[[ShopOrder, Acting, dt.datetime], object]]
CARRIER = "thailand_post"


def trade(*, places: Places, now: dt.datetime) -> int:
    """Live through every planned sale, unless that was done before; returns how many orders were made.

    All or nothing: the city is never left with half its history.
    """
    sales = plan(now)
    if Order.objects.filter(checkout_key__in=[sale.key for sale in sales]).exists():
        return 0
    with transaction.atomic():
        return History(places=places, now=now).live(sales)


class History:
    """Runs what happened in the order in which it happened."""

    def __init__(self, *, places: Places, now: dt.datetime) -> None:
        self.places, self.now = places, now
        self.cart: Cart = new_cart()
        self.variants = {row.sku: row for row in Variant.objects.select_related("product__shop")}
        self.methods = {(row.shop_id, row.kind): row for row in DeliveryMethod.objects.filter(is_active=True)}
        self.stocked = {
            variant["sku"]: (variant["stock"], goods.row["shop"])
            for goods in content.goods()
            if goods.words["stock"] == Stock.Mode.COUNTED
            for variant in goods.variants
        }
        self.happenings: list[tuple[dt.datetime, int, Callable[[dt.datetime], object]]] = []
        self.order = count()
        self.placed = 0

    def live(self, sales: list[Sale]) -> int:
        for day in range(DAYS, -1, -1):
            morning = (self.now - dt.timedelta(days=day)).replace(hour=7, minute=5, second=0)
            self.at(morning, self.open_shops)
            if day % 7 == 3:
                self.at(morning, self.make_more)
        for sale in sales:
            self.at(sale.at, self.sell(sale))
        while self.happenings:
            moment, _nth, happen = heapq.heappop(self.happenings)
            if moment <= self.now:
                happen(moment)
        self.make_more(self.now, up_to=1.0)
        self.count_again(self.now)
        self.cart.delete()
        return self.placed

    def at(self, moment: dt.datetime, happen: Callable[[dt.datetime], object]) -> None:
        heapq.heappush(self.happenings, (moment, next(self.order), happen))

    def open_shops(self, moment: dt.datetime) -> None:
        """A day begins: what is cooked each morning is counted anew."""
        open_day(day=moment.date(), at=moment)

    def make_more(self, moment: dt.datetime, up_to: float = 0.6) -> None:
        """Shops whose shelves ran low make more, up to what the catalogue says they have."""
        low = Stock.objects.filter(variant__sku__in=self.stocked).select_related("variant")
        for stock in low.annotate(free=F("on_hand") - F("reserved")).order_by("pk"):
            full, shop = self.stocked[stock.variant.sku]
            if stock.free < full * up_to:
                receive(
                    variant=stock.variant,
                    quantity=full - stock.free,
                    reason="ทำเพิ่ม",
                    acting=self.places.acting(shop),
                    at=moment,
                )

    def count_again(self, moment: dt.datetime) -> None:
        """One glass broke on the shelf: a recount says so."""
        stock = Stock.objects.select_related("variant").get(variant__sku="BKC-0045")
        recount(
            variant=stock.variant,
            on_hand=stock.on_hand - 1,
            reason="ตกแตกหนึ่งใบ",
            acting=self.places.acting("แก้วหมุนเวียน"),
            at=moment,
        )

    def sell(self, sale: Sale) -> Callable[[dt.datetime], None]:
        def happen(moment: dt.datetime) -> None:
            parts = [part for part in sale.parts if self.fill_cart(part, moment)]
            if not parts:
                return
            order = place_order(request=self.request(sale, parts), at=moment)
            self.placed += 1
            shop_orders = {row.shop_id: row for row in ShopOrder.objects.filter(order=order)}
            for part in parts:
                shop = self.places.shops[part.shop]
                for minutes, step in steps(part, sale):
                    self.at(
                        moment + dt.timedelta(minutes=minutes),
                        self.later(shop_orders[shop.pk].pk, self.places.acting(part.shop), step),
                    )

        return happen

    def later(self, pk: int, acting: Acting, step: Callable) -> Callable[[dt.datetime], object]:
        return lambda moment: step(ShopOrder.objects.get(pk=pk), acting, moment)

    def fill_cart(self, part: Part, moment: dt.datetime) -> bool:
        """Put a part's goods in the cart; what has sold out by then is left on the shelf."""
        put = False
        for sku, quantity in part.lines:
            try:
                add_to_cart(cart=self.cart, variant=self.variants[sku], quantity=quantity, at=moment)
                put = True
            except (FewerLeft, NotForSale):
                continue
        return put

    def request(self, sale: Sale, parts: list[Part]) -> PlaceOrder:
        return PlaceOrder(
            checkout_key=sale.key,
            cart=self.cart,
            buyer=Buyer(name=sale.buyer, phone=sale.phone, email=sale.email),
            address=Address(*sale.address) if any(part.by_post for part in parts) else Address(),
            parts=tuple(
                PartChoice(
                    shop_id=(shop := self.places.shops[part.shop]).pk,
                    delivery_method_id=self.methods[shop.pk, "post" if part.by_post else "pickup"].pk,
                    payment_method="cash" if part.cash else "promptpay",
                )
                for part in parts
            ),
        )


def steps(part: Part, sale: Sale) -> Iterator[Step]:
    """What happens to a part after it was ordered, each step with its minutes after the order."""
    if part.end in ("placed", "unpaid"):
        return
    if part.end == "canceled":
        yield 25, cancel_by_shop("ของหมดก่อน ขอโทษด้วย")
        return
    if part.end == "buyer_canceled":
        yield 9, cancel_by_buyer
        return
    if part.end == "expired":
        yield 32, lambda part, acting, at: cancel.expire_unpaid(at=at)
        return
    if part.cash:
        yield 15, lambda part, acting, at: progress.accept(shop_order=part, acting=acting, at=at)
    else:
        yield 6, say_paid(with_slip=sale.slip)
        if part.end == "claimed":
            return
        if part.end == "not_seen":
            yield 9, lambda part, acting, at: money.not_seen(shop_order=part, acting=acting, at=at)
            return
        yield 19, lambda part, acting, at: money.confirm_money(shop_order=part, acting=acting, at=at)
    yield from given_back(part) if part.end.startswith("refund") else on_its_way(part)


def on_its_way(part: Part) -> Iterator[Step]:
    if part.end == "accepted":
        return
    yield 90, lambda part, acting, at: progress.pack(shop_order=part, acting=acting, at=at)
    if part.end == "packed":
        return
    if part.by_post:
        yield 1400, ship
        arrives = 4200
    else:
        yield 140, lambda part, acting, at: progress.ready(shop_order=part, acting=acting, at=at)
        arrives = 330
    if part.end == "completed":
        yield arrives, lambda part, acting, at: progress.hand_over(shop_order=part, acting=acting, at=at)


def given_back(part: Part) -> Iterator[Step]:
    yield 60, cancel_by_shop("ทำไม่ทัน ขอคืนเงินให้เต็มจำนวน")
    if part.end == "refund_due":
        return
    yield 400, give_back
    if part.end == "refund_received":
        yield (
            1500,
            lambda part, acting, at: refunds.mark_received(
                refund=Refund.objects.get(shop_order=part), acting=NOBODY, at=at
            ),
        )


def say_paid(*, with_slip: bool) -> Callable:
    def step(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
        file = (
            slip(reference=f"2569DEMO{part.pk:010}", amount_satang=part.total_satang) if with_slip else None
        )
        money.say_paid(shop_order=part, slip_file=file, at=at)

    return step


def ship(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
    progress.ship(
        shop_order=part, carrier=CARRIER, tracking_number=tracking_number(part.pk), acting=acting, at=at
    )


def tracking_number(number: int) -> str:
    """A Thailand Post number with its right check digit (S10), of the series XX that no post uses."""
    figures = f"{number:08}"[-8:]
    left = (
        11
        - sum(int(figure) * weight for figure, weight in zip(figures, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
        % 11
    )
    return f"EX{figures}{ {10: 0, 11: 5}.get(left, left) }TH"


def cancel_by_shop(reason: str) -> Callable:
    def step(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
        cancel.cancel_part(shop_order=part, reason=reason, acting=acting, at=at)

    return step


def cancel_by_buyer(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
    cancel.cancel_part(
        shop_order=part,
        reason="เปลี่ยนใจ",
        acting=NOBODY,
        at=at,
        canceled_as=ShopOrder.CanceledAs.BUYER,
    )


def give_back(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
    refund = Refund.objects.get(shop_order=part)
    refunds.mark_returned(
        refund=refund, amount_satang=refund.amount_satang, how="โอนพร้อมเพย์", acting=acting, at=at
    )
