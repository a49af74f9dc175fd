"""Fifty buyers for ten things, by real HTTP against two server processes.

`TALAT_PROOF_TIMES=1` also holds each answer to its time: 1 s on PostgreSQL, 5 s on SQLite.
"""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from marketplace.operations.domain.books import close_books
from marketplace.orders.models import Order, ShopOrder
from products.models import Stock, StockReservation
from tests.marketplace.storefront.buyer import soup
from tests.support.engines import is_postgres
from tests.support.live import LiveSite

from .crowd import Visitor, rush
from .town import make_stall

pytestmark = [pytest.mark.both_engines, pytest.mark.races, pytest.mark.slow]
BUYERS, GOODS = 50, 10


def test_ten_are_sold_and_forty_are_told_politely(live_site):
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678", on_hand=GOODS)
    crowd = rush(live_site.url, [[stall.goods.pk]] * BUYERS)

    last = [visitor.answers[-1] for visitor in crowd]
    assert [answer.status for visitor in crowd for answer in visitor.answers if answer.status >= 400] == []
    assert sum(answer.ordered for answer in last) == GOODS
    told = [answer for answer in last if not answer.ordered]
    assert all("ขนมเปี๊ยะ" in soup(answer).select_one("main [role=alert]").get_text() for answer in told)
    assert Order.objects.count() == GOODS
    stock = Stock.objects.get(variant=stall.goods)
    assert (stock.on_hand, stock.reserved) == (GOODS, GOODS)
    books = close_books()
    assert books.closes, books.breaks
    if os.environ.get("TALAT_PROOF_TIMES"):
        slowest = max(visitor.pressed.seconds for visitor in crowd)
        assert slowest <= (1 if is_postgres() else 5), f"the slowest answer took {slowest:.2f} s"


def test_without_the_guard_more_is_sold_than_there_is(transactional_db):
    """The control: the same crowd at a site whose guard was taken out."""
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678", on_hand=GOODS)
    site = LiveSite(app="tests.journeys.unguarded")
    try:
        rush(site.url, [[stall.goods.pk]] * BUYERS)
    finally:
        site.stop()
    assert StockReservation.objects.count() > GOODS
    assert not close_books().closes


def test_two_things_in_opposite_order_never_lock_each_other_out(live_site):
    first = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678", on_hand=GOODS)
    second = make_stall("กลุ่มจักสาน", "กระเป๋าสาน", "0898765432", on_hand=GOODS)
    ways = [[first.goods.pk, second.goods.pk], [second.goods.pk, first.goods.pk]]
    crowd = rush(live_site.url, [ways[number % 2] for number in range(20)])
    assert [answer.status for visitor in crowd for answer in visitor.answers if answer.status >= 400] == []
    assert sum(visitor.answers[-1].ordered for visitor in crowd) == GOODS
    assert ShopOrder.objects.count() == 2 * GOODS
    assert set(Stock.objects.values_list("reserved", flat=True)) == {GOODS}
    assert close_books().closes


def test_five_parallel_submits_of_one_form_make_one_order(live_site):
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678", on_hand=GOODS)
    visitor = Visitor(live_site.url)
    form = visitor.up_to_the_button(stall.goods.pk)
    again = [Visitor(live_site.url) for _ in range(5)]
    for other in again:
        other.opener = visitor.opener
    answers = press_together(again, form)
    assert {answer.status for answer in answers} == {200}
    assert len({answer.url for answer in answers}) == 1
    assert answers[0].ordered
    assert Order.objects.count() == 1
    assert Stock.objects.get(variant=stall.goods).reserved == 1


def press_together(visitors, form):
    """All press the button of the same form at once."""
    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(lambda visitor: visitor.press(form), visitors))
