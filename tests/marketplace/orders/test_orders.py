"""Names of orders, their moves, and finding them: only by one's own link, only one's own shop's."""

import itertools

import pytest
from django.db import IntegrityError, transaction

from communities.domain.acting import NOBODY
from marketplace.checkout.domain.cancel import cancel_part
from marketplace.orders.domain.progress import move, revive
from marketplace.orders.domain.references import LETTERS, new_pickup_number, new_reference, new_token
from marketplace.orders.errors import NotNow
from marketplace.orders.models import OrderEvent, OrderLine, ShopOrder
from marketplace.orders.queries import (
    order_by_link,
    order_status,
    part_of_shop,
    parts_done,
    parts_of_order,
    parts_of_shop,
    parts_to_do,
    status_of_parts,
)
from marketplace.orders.statuses import MOVES, may_move, sources
from products.append_only import AppendOnlyError
from tests.factories.trade import CASH, make_goods, make_part, make_seller

STATUSES = [status for status, _name in ShopOrder.Status.choices]


def test_references_are_random_and_can_be_read_out():
    made = {new_reference() for _ in range(500)}
    assert len(made) > 490
    for reference in made:
        head, tail = reference.split("-")
        assert (head, len(tail)) == ("TL", 4)
        assert set(tail) <= set(LETTERS)
    assert not set("0O1IL5S8B2Z") & set(LETTERS)


def test_tokens_cannot_be_guessed():
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {43}


def test_pick_up_numbers_run_out_politely():
    taken = {f"{number}" for number in range(10, 99)}
    assert new_pickup_number(taken) == "99"
    with pytest.raises(LookupError):
        new_pickup_number(taken | {"99"})


def test_the_table_of_moves_is_the_designs():
    assert {start: set(ends) for start, ends in MOVES.items()} == {
        "new": {"accepted", "canceled"},
        "accepted": {"packed", "canceled"},
        "packed": {"shipped", "ready_for_pickup", "canceled"},
        "ready_for_pickup": {"completed", "canceled"},
        "shipped": {"completed"},
        "completed": set(),
        "canceled": set(),
    }


@pytest.mark.django_db
@pytest.mark.both_engines
def test_only_moves_of_the_table_are_made_and_a_refused_one_changes_nothing():
    part = make_part()
    rows = ShopOrder.objects.filter(pk=part.pk)
    for start, to in itertools.product(STATUSES, STATUSES):
        canceled = {"canceled_as": "shop"} if to == "canceled" else {}
        rows.update(status=start, canceled_as="shop" if start == "canceled" else "")
        steps = OrderEvent.objects.count()
        if may_move(status=start, to=to):
            with transaction.atomic():
                move(shop_order=part, to=to, acting=NOBODY, **canceled)
            assert OrderEvent.objects.count() == steps + 1
            assert start in sources(to)
        else:
            with pytest.raises(NotNow) as caught:
                move(shop_order=part, to=to, acting=NOBODY, **canceled)
            assert caught.value.status == start
            assert (rows.get().status, OrderEvent.objects.count()) == (start, steps)


@pytest.mark.django_db
def test_only_what_the_clock_ended_can_come_back():
    part = make_part()
    cancel_part(shop_order=part, reason="ของเสีย", acting=make_seller())
    with pytest.raises(NotNow):
        revive(shop_order=part, acting=NOBODY)
    part.refresh_from_db()
    assert (part.status, part.canceled_as) == ("canceled", "shop")


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["new", "completed"], "new"),
        (["accepted", "shipped"], "accepted"),
        (["packed", "ready_for_pickup"], "packed"),
        (["shipped", "completed"], "shipped"),
        (["completed", "canceled"], "completed"),
        (["canceled", "canceled"], "canceled"),
        (["canceled", "new"], "new"),
    ],
)
def test_an_orders_state_is_that_of_its_slowest_living_part(statuses, told):
    assert status_of_parts(statuses) == told


@pytest.mark.django_db
@pytest.mark.both_engines
def test_an_order_is_found_by_its_whole_link_alone():
    mine, other = make_part().order, make_part().order
    assert order_by_link(mine.reference, mine.token) == mine
    assert order_status(mine) == "new"
    for reference, token in [
        (mine.reference, other.token),
        (mine.reference, ""),
        (mine.reference, mine.token[:-1]),
        (mine.reference.lower(), mine.token),
        ("TL-NONE", mine.token),
        ("\x00", mine.token),
        (mine.reference, "\x00ก"),
        (mine.reference, "\ud800"),
    ]:
        assert order_by_link(reference, token) is None


@pytest.mark.django_db
@pytest.mark.both_engines
def test_a_shop_sees_its_own_parts_alone():
    mine, other = make_part(), make_part()
    assert part_of_shop(mine.shop, mine.order.reference) == mine
    assert part_of_shop(mine.shop, other.order.reference) is None
    assert part_of_shop(mine.shop, "\x00") is None
    assert list(parts_of_shop(mine.shop)) == [mine]


@pytest.mark.django_db
def test_what_is_to_do_comes_first_come_first_served_and_what_is_done_leaves():
    goods = make_goods()
    first, second = make_part(goods, pay=CASH), make_part(goods, pay=CASH)
    shop = first.shop
    assert list(parts_to_do(shop)) == [first, second]
    cancel_part(shop_order=first, reason="ของเสีย", acting=make_seller())
    assert list(parts_to_do(shop)) == [second]
    assert list(parts_done(shop)) == [first]


@pytest.mark.django_db
def test_a_part_with_all_takes_three_queries(django_assert_num_queries):
    order = make_part().order
    with django_assert_num_queries(3):
        (part,) = parts_of_order(order)
        assert part.lines.all()[0].photo is None
        assert [event.kind for event in part.events.all()] == ["placed"]
        assert part.shop.community
        assert getattr(part, "fulfillment", None) is None


@pytest.mark.django_db
def test_lines_and_steps_are_only_added():
    line, step = make_part().lines.get(), OrderEvent.objects.get()
    line.price_satang = 1
    for call in (line.save, line.delete, step.delete, OrderLine.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            call()
    with pytest.raises(AppendOnlyError):
        OrderEvent.objects.update(note="other words")


@pytest.mark.django_db
@pytest.mark.both_engines
@pytest.mark.parametrize(
    "values",
    [
        {"total_satang": 1},
        {"refund_satang": 1},
        {"paid_satang": -1},
        {"status": "canceled"},
        {"canceled_as": "shop"},
    ],
)
def test_the_database_holds_what_a_part_must_always_be(values):
    part = make_part()
    with pytest.raises(IntegrityError), transaction.atomic():
        ShopOrder.objects.filter(pk=part.pk).update(**values)
