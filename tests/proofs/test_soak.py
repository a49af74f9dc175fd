"""Several processes trade at once in the same few goods, for a while and by seed: the books close."""

import random
import time

import pytest
from django.db import connections
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from marketplace.cart.errors import CartError
from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, not_seen, say_paid
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready
from marketplace.checkout.errors import CheckoutError
from marketplace.orders.errors import OrderError
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.errors import PaymentError
from products.domain.counting import receive, recount
from products.errors import StockError
from products.models import StockMovement, Variant
from tests.factories import trade
from tests.proofs.children import DONE, end_of, start
from tests.proofs.scale import assert_books_close, pick, proof

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both_engines,
    pytest.mark.races,
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

# What the rules of trade refuse with a sentence; anything else fails the proof.
REFUSALS = (CartError, CheckoutError, OrderError, PaymentError, StockError)


@pytest.mark.django_db(transaction=True)
def test_after_hours_of_trade_by_many_at_once_the_books_close() -> None:
    goods = [trade.make_goods(on_hand=8).pk for _ in range(3)]
    seeds = list(range(1, 1 + pick(2, 6)))
    seconds = pick(4, 120)
    with proof("soak", seeds=seeds) as counts:
        children = [start(lambda seed=seed: trade_on(seed, goods, seconds)) for seed in seeds]
        codes = [end_of(child) for child in children]
        connections.close_all()
        assert codes == [DONE] * len(seeds), codes
        counts.update(
            processes=len(seeds),
            seconds_each=seconds,
            orders=Order.objects.count(),
            stock_movements=StockMovement.objects.count(),
            **{
                f"parts {status}": ShopOrder.objects.filter(status=status).count()
                for status in ShopOrder.Status
            },
        )
    assert counts["orders"] > 0
    assert_books_close(f"after seeds {seeds}")


def trade_on(seed: int, goods: list[int], seconds: float) -> None:
    """One process: a buyer, a seller and a clock by turns, each choice by the seed."""
    dice, until = random.Random(seed), time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            dice.choice((buy, buy, sell, sell, sell, count))(dice, goods)
        except REFUSALS:
            continue


def buy(dice: random.Random, goods: list[int]) -> None:
    """Some of some goods, paid in one of two ways."""
    chosen = dice.sample(goods, dice.randint(1, len(goods)))
    variants = list(Variant.objects.filter(pk__in=chosen).select_related("product__shop"))
    dice.shuffle(variants)
    cart = trade.make_cart(*[(variant, dice.randint(1, 3)) for variant in variants])
    choices = [
        trade.choice(variant.product.shop, pay=dice.choice((trade.PROMPTPAY, trade.CASH)))
        for variant in variants
    ]
    trade.place_order(request=trade.request_for(cart, *choices))


def sell(dice: random.Random, goods: list[int]) -> None:
    """Whatever button comes to hand, on whatever part."""
    part = ShopOrder.objects.exclude(status__in=("completed", "canceled")).order_by("?").first()
    if part is None:
        return
    button = dice.choice((confirm_money, accept, pack, ready, hand_over, not_seen, cancel, claim))
    button(shop_order=part, acting=NOBODY)


def cancel(*, shop_order: ShopOrder, acting: Acting) -> None:
    cancel_part(shop_order=shop_order, reason="ของไม่พอ", acting=acting)


def claim(*, shop_order: ShopOrder, acting: Acting) -> None:
    say_paid(shop_order=shop_order)


def count(dice: random.Random, goods: list[int]) -> None:
    """More comes in, or somebody counts, or the clock runs."""
    variant = Variant.objects.get(pk=dice.choice(goods))
    what = dice.random()
    if what < 0.5:
        receive(variant=variant, quantity=dice.randint(1, 5), acting=NOBODY)
    elif what < 0.8:
        recount(variant=variant, on_hand=dice.randint(0, 12), acting=NOBODY)
    else:
        expire_unpaid(at=timezone.now())
