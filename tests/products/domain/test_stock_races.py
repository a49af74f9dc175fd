"""Many at once on a real database: what single steps promise must hold in a crowd."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Sum

from communities.domain.acting import NOBODY
from products.domain import stock as verbs
from products.domain.stock import Want
from products.errors import NotReserved, PromisedAlready, SoldOut
from products.models import Stock, StockMovement, StockReservation
from tests.factories.products import make_variant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines, pytest.mark.races]

BUYERS, GOODS = 24, 10


def at_once(act, many=BUYERS):
    """Run `act(number)` in as many threads, all let go together; what each returned or raised."""
    start = threading.Barrier(many)

    def one(number):
        try:
            start.wait(30)
            return act(number)
        except Exception as problem:  # noqa: BLE001 -- every end is an answer here
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(one, range(many)))


def buy(number, *variants):
    return verbs.reserve(wants=[Want(f"line:{number}:{variant.pk}", variant.pk, 1) for variant in variants])


def promised(variant):
    live = StockReservation.objects.filter(variant=variant, status__in=StockReservation.LIVE)
    return live.aggregate(all=Sum("quantity"))["all"] or 0


def test_ten_goods_are_sold_ten_times_and_everyone_else_is_told():
    variant = make_variant(on_hand=GOODS)
    answers = at_once(lambda number: buy(number, variant))
    assert sum(isinstance(answer, list) for answer in answers) == GOODS
    assert sum(isinstance(answer, SoldOut) for answer in answers) == BUYERS - GOODS
    row = Stock.objects.get(pk=variant.pk)
    assert (row.on_hand, row.reserved, promised(variant)) == (GOODS, GOODS, GOODS)


def test_without_the_guard_the_same_crowd_oversells():
    """The control: were the condition not in the UPDATE, the test above would fail."""
    variant = make_variant(on_hand=GOODS)
    all_have_looked = threading.Barrier(BUYERS)

    def buy_unguarded(number):
        row = Stock.objects.get(pk=variant.pk)
        all_have_looked.wait(30)
        if row.on_hand - row.reserved < 1:
            return None
        row.reserved += 1
        row.save(update_fields=["reserved"])
        return StockReservation.objects.create(
            holder=f"line:{number}",
            variant=variant,
            quantity=1,
            counted=True,
            created_at=variant.product.listed_at,
        )

    at_once(buy_unguarded)
    assert promised(variant) > GOODS
    assert Stock.objects.get(pk=variant.pk).reserved != promised(variant)


def test_the_same_two_goods_in_opposite_order_deadlock_nobody():
    one, two = make_variant(on_hand=GOODS), make_variant(on_hand=GOODS)
    answers = at_once(lambda number: buy(number, *((one, two) if number % 2 else (two, one))))
    assert {type(answer) for answer in answers} == {list, SoldOut}
    assert [promised(one), promised(two)] == [GOODS, GOODS]


def test_a_promise_ends_once_however_many_end_it():
    variant = make_variant(on_hand=GOODS)
    for number in range(4):
        buy(number, variant)
    holders = [f"line:{number}:{variant.pk}" for number in range(4)]

    def end(number):
        if number % 2:
            return verbs.release(holders=holders)
        return verbs.hand_over(holders=holders, acting=NOBODY)

    answers = at_once(end, many=8)
    ended = [answer for answer in answers if answer in (None, 4)]
    assert len(ended) == 1
    assert all(
        answer == 0 or isinstance(answer, NotReserved) for answer in answers if answer not in (None, 4)
    )
    row = Stock.objects.get(pk=variant.pk)
    assert (row.on_hand, row.reserved) in ((GOODS, 0), (GOODS - 4, 0))
    assert StockMovement.objects.filter(variant=variant).aggregate(all=Sum("change"))["all"] == row.on_hand


def test_counting_while_buyers_buy_never_breaks_a_promise():
    variant = make_variant(on_hand=GOODS)

    def act(number):
        if number % 3 == 0:
            return verbs.recount(variant=variant, on_hand=5 + number % 4, acting=NOBODY)
        if number % 3 == 1:
            return verbs.receive(variant=variant, quantity=1, acting=NOBODY)
        return buy(number, variant)

    answers = at_once(act)
    problems = [answer for answer in answers if isinstance(answer, Exception)]
    assert all(isinstance(problem, SoldOut | PromisedAlready) for problem in problems), problems
    row = Stock.objects.get(pk=variant.pk)
    assert row.reserved == promised(variant) <= row.on_hand
    assert StockMovement.objects.filter(variant=variant).aggregate(all=Sum("change"))["all"] == row.on_hand
