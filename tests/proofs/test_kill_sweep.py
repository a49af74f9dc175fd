"""A process may die before any statement of a trade: the books close, and the step can be done again."""

import datetime as dt
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, say_paid
from marketplace.checkout.domain.place import place_order
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready
from marketplace.orders.models import Order, ShopOrder
from products.models import Variant
from tests.factories import trade
from tests.proofs.children import DONE, die_at
from tests.proofs.scale import assert_books_close, pick, proof

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both_engines,
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

MOST_STATEMENTS = 400
LATER = dt.timedelta(days=2)


class Step:
    """What must be there before, what is done, and how to see that it was."""

    def __init__(
        self, name: str, prepare: Callable[..., Any], do: Callable[..., Any], done: Callable[..., bool]
    ) -> None:
        self.name, self.prepare, self.do, self.done = name, prepare, do, done


def steps(goods: Variant) -> list[Step]:
    acting = trade.make_seller()

    def part(*before: Callable[..., Any], pay: str = trade.PROMPTPAY) -> Callable[[], ShopOrder]:
        def prepare() -> ShopOrder:
            made = trade.make_part(goods, pay=pay)
            for act in before:
                act(shop_order=made, acting=acting)
            return made

        return prepare

    def status(*wanted: str) -> Callable[[ShopOrder], bool]:
        return lambda made: ShopOrder.objects.get(pk=made.pk).status in wanted

    def by_seller(act: Callable[..., Any]) -> Callable[[ShopOrder], Any]:
        return lambda made: act(shop_order=made, acting=acting)

    def claimed(made: ShopOrder) -> bool:
        return ShopOrder.objects.get(pk=made.pk).payment_status == "claimed"

    return [
        Step("place", lambda: trade.request_for(trade.make_cart(goods)), place, ordered_once),
        Step("say paid", part(), lambda made: say_paid(shop_order=made), claimed),
        Step("confirm money", part(), by_seller(confirm_money), status("accepted")),
        Step("accept cash", part(pay=trade.CASH), by_seller(accept), status("accepted")),
        Step("pack", part(confirm_money), by_seller(pack), status("packed")),
        Step("ready", part(confirm_money, pack), by_seller(ready), status("ready_for_pickup")),
        Step("hand over", part(confirm_money, pack, ready), by_seller(hand_over), status("completed")),
        Step(
            "hand over cash",
            part(accept, pack, ready, pay=trade.CASH),
            by_seller(hand_over),
            status("completed"),
        ),
        Step("cancel unpaid", part(), by_seller(cancel), status("canceled")),
        Step("cancel paid", part(confirm_money), by_seller(cancel), status("canceled")),
        Step("expire", part(), lambda made: expire_unpaid(at=timezone.now() + LATER), status("canceled")),
    ]


def place(request: Any) -> None:
    place_order(request=request)


def ordered_once(request: Any) -> bool:
    return Order.objects.filter(checkout_key=request.checkout_key).count() == 1


def cancel(*, shop_order: ShopOrder, acting: Any) -> None:
    cancel_part(shop_order=shop_order, reason="ของไม่พอ", acting=acting)


@pytest.mark.django_db(transaction=True)
def test_killed_before_any_statement_of_any_step_the_books_close_and_the_step_can_be_done_again() -> None:
    goods = trade.make_goods(on_hand=100_000)
    stride = pick(7, 1)
    with proof("kill_sweep") as counts:
        for step in steps(goods):
            counts[step.name] = sweep(step, stride)
    assert all(counts.values()), counts


def sweep(step: Step, stride: int) -> int:
    """Kill before statement 1, 1 + stride, ... until the step gets through; how many kills there were."""
    for kills, statement in enumerate(range(1, MOST_STATEMENTS, stride)):
        subject = step.prepare()
        ended = die_at(statement, lambda subject=subject: step.do(subject))
        where = f"{step.name}, killed before statement {statement}"
        assert ended in (DONE, -signal.SIGKILL), f"{where}: ended with {ended}"
        assert_books_close(where)
        if ended == DONE:
            assert step.done(subject), f"{step.name} ended and was not done"
            return kills
        if not step.done(subject):
            step.do(subject)
        assert step.done(subject), f"{where}: could not be done again"
        assert_books_close(f"{where}, done again")
    raise AssertionError(f"{step.name} takes more than {MOST_STATEMENTS} statements")
