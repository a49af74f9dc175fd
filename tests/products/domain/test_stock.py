import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from communities.domain.acting import NOBODY, Acting
from products.append_only import AppendOnlyError, triggers_on
from products.domain import stock as verbs
from products.domain.stock import Want
from products.errors import NotCounted, NotReserved, PromisedAlready, SoldOut, WrongQuantity
from products.models import Stock, StockMovement, StockReservation
from tests.factories.products import make_person, make_shop_row, make_variant

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
Mode = Stock.Mode
MORNING = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)  # 8:00 in Bangkok
TODAY = dt.date(2026, 11, 23)


def numbers(variant):
    row = Stock.objects.get(pk=variant.pk)
    return row.on_hand, row.reserved


def everything():
    """All facts of the goods, to show that a refused verb changed none."""
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Stock, StockReservation, StockMovement)
    ]


def closes(variant):
    """initial + received + recounted + taken back = on hand + handed over; reserved = live promises."""
    changes = StockMovement.objects.filter(variant=variant).aggregate(all=Sum("change"))["all"]
    live = StockReservation.objects.filter(variant=variant, status__in=StockReservation.LIVE)
    on_hand, reserved = numbers(variant)
    return changes == on_hand and (live.aggregate(all=Sum("quantity"))["all"] or 0) == reserved


def reserve(variant, quantity=1, holder="line:1", **options):
    return verbs.reserve(wants=[Want(holder, variant.pk, quantity)], **options)


def test_goods_are_reserved_kept_and_handed_over():
    variant, seller = make_variant(on_hand=10), make_person()
    reserve(variant, 3)
    assert numbers(variant) == (10, 3)
    verbs.keep(holders=["line:1"])
    verbs.keep(holders=["line:1"])
    assert numbers(variant) == (10, 3)
    verbs.hand_over(holders=["line:1"], acting=Acting(by=seller, for_=seller))
    assert numbers(variant) == (7, 0)
    row = StockMovement.objects.get(variant=variant, kind="handed_over")
    assert (row.change, row.quantity, row.holder, row.by, row.for_person) == (-3, 3, "line:1", seller, seller)
    assert closes(variant)


def test_goods_are_released_once():
    variant = make_variant(on_hand=10)
    reserve(variant, 3)
    assert verbs.release(holders=["line:1"]) == 1
    assert verbs.release(holders=["line:1"]) == 0
    assert numbers(variant) == (10, 0)
    reserve(variant, 10)
    assert closes(variant)


def test_the_last_one_is_promised_once():
    variant = make_variant(on_hand=1)
    reserve(variant, 1, "line:1")
    before = everything()
    with pytest.raises(SoldOut) as refused:
        reserve(variant, 1, "line:2")
    assert refused.value.shortages == {variant.pk: 0}
    assert variant.sku in str(refused.value)
    assert everything() == before


def test_all_lines_or_none_and_everything_short_is_named():
    plenty, few, none = make_variant(on_hand=9), make_variant(on_hand=2), make_variant(on_hand=0)
    before = everything()
    with pytest.raises(SoldOut) as refused:
        verbs.reserve(wants=[Want(f"line:{v.pk}", v.pk, 3) for v in (none, plenty, few)])
    assert refused.value.shortages == {few.pk: 2, none.pk: 0}
    assert everything() == before


def test_two_lines_of_one_variant_are_counted_together():
    variant = make_variant(on_hand=3)
    with pytest.raises(SoldOut):
        verbs.reserve(wants=[Want("line:1", variant.pk, 2), Want("line:2", variant.pk, 2)])
    verbs.reserve(
        wants=[Want("line:1", variant.pk, 1), Want("line:1", variant.pk, 1), Want("line:2", variant.pk, 1)]
    )
    assert numbers(variant) == (3, 3)
    assert StockReservation.objects.get(holder="line:1").quantity == 2
    assert closes(variant)


def test_a_holder_cannot_hold_the_same_goods_twice():
    variant = make_variant(on_hand=10)
    reserve(variant, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        reserve(variant, 2)
    assert numbers(variant) == (10, 2)


@pytest.mark.parametrize("quantity", [0, -1, 1.5, "3", True, 10**9, None])
def test_a_quantity_that_is_none_moves_nothing(quantity):
    variant = make_variant(on_hand=10)
    before = everything()
    for act in (
        lambda: reserve(variant, quantity),
        lambda: verbs.receive(variant=variant, quantity=quantity, acting=NOBODY),
        lambda: verbs.take_back(variant=variant, quantity=quantity, holder="line:1", acting=NOBODY),
    ):
        with pytest.raises(WrongQuantity) as refused:
            act()
        assert str(refused.value)
    assert everything() == before


def test_an_unknown_variant_is_short_not_a_crash():
    with pytest.raises(SoldOut) as refused:
        verbs.reserve(wants=[Want("line:1", 99_999_999, 1)])
    assert refused.value.shortages == {99_999_999: 0}


@pytest.mark.parametrize("mode", [Mode.MADE_TO_ORDER, Mode.UNLIMITED])
def test_goods_that_are_not_counted_are_promised_and_handed_over_without_a_count(mode):
    variant = make_variant(mode=mode, lead_days=3)
    [row] = reserve(variant, 500)
    assert not row.counted
    verbs.hand_over(holders=["line:1"], acting=NOBODY)
    assert numbers(variant) == (0, 0)
    moved = StockMovement.objects.get(variant=variant, kind="handed_over")
    assert (moved.change, moved.quantity) == (0, 500)
    verbs.take_back(variant=variant, quantity=1, holder="line:1", acting=NOBODY)
    assert numbers(variant) == (0, 0)
    with pytest.raises(NotCounted):
        verbs.receive(variant=variant, quantity=1, acting=NOBODY)
    with pytest.raises(NotCounted):
        verbs.recount(variant=variant, on_hand=1, acting=NOBODY)
    assert closes(variant)


@pytest.mark.parametrize("verb", ["keep", "hand_over"])
@pytest.mark.parametrize("ended", ["release", "hand_over"])
def test_goods_that_are_gone_are_neither_kept_nor_handed_over_again(verb, ended):
    variant, other = make_variant(on_hand=5), make_variant(on_hand=5)
    verbs.reserve(wants=[Want("line:1", variant.pk, 2), Want("line:2", other.pk, 2)])
    acting = {} if ended == "release" else {"acting": NOBODY}
    getattr(verbs, ended)(holders=["line:1"], **acting)
    before = everything()
    acting = {} if verb == "keep" else {"acting": NOBODY}
    with pytest.raises(NotReserved) as refused:
        getattr(verbs, verb)(holders=["line:1", "line:2"], **acting)
    assert refused.value.holders == ["line:1"]
    assert everything() == before


def test_goods_come_in_and_are_counted_again():
    variant, seller = make_variant(on_hand=10), make_person()
    verbs.receive(variant=variant, quantity=5, reason="ทำเพิ่ม", acting=Acting(seller))
    assert verbs.recount(variant=variant, on_hand=12, reason="แตก", acting=Acting(seller)) == -3
    assert verbs.recount(variant=variant, on_hand=12, acting=Acting(seller)) == 0
    assert numbers(variant) == (12, 0)
    told = list(StockMovement.objects.filter(variant=variant).values_list("kind", "change", "reason", "by"))
    assert told == [
        ("initial", 10, "", None),
        ("received", 5, "ทำเพิ่ม", seller.pk),
        ("recounted", -3, "แตก", seller.pk),
    ]
    assert closes(variant)


def test_a_count_below_what_is_promised_is_refused_and_names_the_holders():
    variant = make_variant(on_hand=10)
    reserve(variant, 3, "line:1")
    reserve(variant, 2, "line:2")
    reserve(variant, 4, "line:3")
    verbs.keep(holders=["line:2"])
    verbs.release(holders=["line:3"])
    before = everything()
    with pytest.raises(PromisedAlready) as refused:
        verbs.recount(variant=variant, on_hand=4, acting=NOBODY)
    assert refused.value.holders == ["line:1", "line:2"]
    assert refused.value.reserved == 5
    assert everything() == before
    verbs.recount(variant=variant, on_hand=5, acting=NOBODY)
    assert numbers(variant) == (5, 5)


@pytest.mark.parametrize("on_hand", [-1, 10**9, 1.5])
def test_an_impossible_count_is_refused(on_hand):
    variant = make_variant(on_hand=10)
    with pytest.raises(WrongQuantity):
        verbs.recount(variant=variant, on_hand=on_hand, acting=NOBODY)
    assert numbers(variant) == (10, 0)


def test_goods_come_back_at_most_as_many_as_went_out():
    variant = make_variant(on_hand=10)
    reserve(variant, 3, "line:1")
    reserve(variant, 3, "line:2")
    verbs.hand_over(holders=["line:1", "line:2"], acting=NOBODY)
    verbs.take_back(variant=variant, quantity=2, holder="line:1", reason="ส่งไม่ถึง", acting=NOBODY)
    assert numbers(variant) == (6, 0)
    before = everything()
    with pytest.raises(WrongQuantity):
        verbs.take_back(variant=variant, quantity=2, holder="line:1", acting=NOBODY)
    with pytest.raises(WrongQuantity):
        verbs.take_back(variant=variant, quantity=1, holder="line:9", acting=NOBODY)
    assert everything() == before
    assert closes(variant)


def test_daily_goods_are_counted_to_the_days_number_once_a_day():
    variant = make_variant(mode=Mode.DAILY, on_hand=20, daily_number=20, at=MORNING - dt.timedelta(days=1))
    reserve(variant, 6, at=MORNING)
    assert verbs.open_day(day=TODAY, at=MORNING) == 1
    assert numbers(variant) == (20, 6)
    verbs.hand_over(holders=["line:1"], acting=NOBODY, at=MORNING)
    assert verbs.open_day(day=TODAY, at=MORNING) == 0
    assert numbers(variant) == (14, 0)
    assert verbs.open_day(day=TODAY + dt.timedelta(days=1), at=MORNING + dt.timedelta(days=1)) == 1
    assert numbers(variant) == (20, 0)
    assert closes(variant)


def test_opening_never_takes_away_what_is_promised():
    variant = make_variant(mode=Mode.DAILY, on_hand=20, daily_number=20, at=MORNING - dt.timedelta(days=1))
    reserve(variant, 15)
    verbs.set_mode(
        variant=variant, mode=Mode.DAILY, daily_number=5, acting=NOBODY, at=MORNING - dt.timedelta(days=1)
    )
    verbs.open_day(day=TODAY, at=MORNING)
    assert numbers(variant) == (15, 15)
    assert closes(variant)


@pytest.mark.parametrize(
    ("shop", "opens"),
    [
        ({}, 1),
        ({"opens_at": dt.time(7, 30)}, 1),
        ({"opens_at": dt.time(9, 0)}, 0),
        ({"open_days": "23"}, 0),
        ({"open_days": "17"}, 1),
        ({"is_open": False}, 0),
    ],
)
def test_the_day_opens_when_the_shop_does(shop, opens):
    variant = make_variant(
        shop=make_shop_row(**shop),
        mode=Mode.DAILY,
        on_hand=1,
        daily_number=9,
        at=MORNING - dt.timedelta(days=1),
    )
    counted = make_variant(on_hand=1)
    assert verbs.open_day(day=TODAY, at=MORNING) == opens
    assert numbers(variant) == (9 if opens else 1, 0)
    assert numbers(counted) == (1, 0)


@pytest.mark.parametrize("mode", list(Mode))
def test_sold_out_today_is_one_tap_and_reopens_by_itself(mode):
    variant, seller = make_variant(mode=mode, on_hand=10, daily_number=10), make_person()
    verbs.sold_out_today(variant=variant, acting=Acting(seller), at=MORNING)
    verbs.sold_out_today(variant=variant, acting=Acting(seller), at=MORNING)
    with pytest.raises(SoldOut) as refused:
        reserve(variant, 1, at=MORNING)
    assert refused.value.shortages == {variant.pk: 0}
    reserve(variant, 1, at=MORNING + dt.timedelta(days=1))
    assert StockMovement.objects.filter(variant=variant, by=seller).count() == 1
    assert closes(variant)


def test_the_tap_can_be_taken_back():
    variant = make_variant(on_hand=10)
    verbs.sold_out_today(variant=variant, acting=NOBODY, at=MORNING)
    verbs.undo_sold_out(variant=variant, acting=NOBODY, at=MORNING)
    verbs.undo_sold_out(variant=variant, acting=NOBODY, at=MORNING)
    reserve(variant, 10, at=MORNING)
    assert StockMovement.objects.filter(variant=variant).count() == 3


def test_changing_how_goods_are_counted_keeps_promises_and_closes():
    variant = make_variant(on_hand=10)
    reserve(variant, 4)
    verbs.set_mode(variant=variant, mode=Mode.UNLIMITED, acting=NOBODY)
    assert numbers(variant) == (0, 4)
    with pytest.raises(PromisedAlready):
        verbs.set_mode(variant=variant, mode=Mode.COUNTED, on_hand=3, acting=NOBODY)
    with pytest.raises(WrongQuantity):
        verbs.set_mode(variant=variant, mode=Mode.COUNTED, acting=NOBODY)
    assert Stock.objects.get(pk=variant.pk).mode == Mode.UNLIMITED
    verbs.set_mode(variant=variant, mode=Mode.DAILY, daily_number=6, acting=NOBODY)
    assert numbers(variant) == (6, 4)
    verbs.hand_over(holders=["line:1"], acting=NOBODY)
    assert numbers(variant) == (2, 0)
    verbs.set_mode(variant=variant, mode=Mode.COUNTED, acting=NOBODY)
    verbs.set_mode(variant=variant, mode=Mode.MADE_TO_ORDER, lead_days=3, acting=NOBODY)
    row = Stock.objects.get(pk=variant.pk)
    assert (row.mode, row.on_hand, row.lead_days) == (Mode.MADE_TO_ORDER, 0, 3)
    assert closes(variant)


def test_the_database_refuses_what_the_verbs_would_never_do():
    variant = make_variant(on_hand=2)
    for bad in ({"reserved": 3}, {"reserved": -1}, {"on_hand": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stock.objects.filter(pk=variant.pk).update(**bad)
    assert numbers(variant) == (2, 0)


def test_movements_are_only_added_by_code_and_by_the_database():
    variant = make_variant(on_hand=2)
    row = StockMovement.objects.get(variant=variant)
    for change in (
        row.delete,
        row.save,
        StockMovement.objects.all().delete,
        lambda: StockMovement.objects.update(change=5),
        lambda: StockMovement.objects.bulk_update([row], ["change"]),
    ):
        with pytest.raises(AppendOnlyError):
            change()
    table = StockMovement._meta.db_table
    for sql in (f"UPDATE {table} SET change = 5", f"DELETE FROM {table}"):
        with (
            pytest.raises(IntegrityError, match="only added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert StockMovement.objects.get(variant=variant).change == 2
    assert table in triggers_on(connection)


def test_times_are_those_given():
    variant = make_variant(on_hand=5, at=MORNING)
    [row] = reserve(variant, 1, at=MORNING)
    verbs.hand_over(holders=["line:1"], acting=NOBODY, at=MORNING + dt.timedelta(hours=1))
    row.refresh_from_db()
    assert (row.created_at, row.ended_at) == (MORNING, MORNING + dt.timedelta(hours=1))
    moved = StockMovement.objects.filter(variant=variant).values_list("at", flat=True)
    assert list(moved) == [MORNING, MORNING + dt.timedelta(hours=1)]
