"""Prices and stock on one screen."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from products.domain.counting import recount
from products.domain.pricing import set_price
from products.models import Stock, Variant
from tests.factories.counter import make_counter, order_in
from tests.factories.trade import make_goods

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def counter():
    return make_counter()


@pytest.fixture
def owner(counter, client_of):
    return client_of(counter.owner)


@pytest.fixture
def where(counter):
    return reverse("talat_shop_editor:goods", kwargs={"short": counter.shop.short})


def row(variant, *, price="120", count=None, seen_price=12_000, seen_count=500, **more):
    typed = {"price": price, "count": str(seen_count) if count is None else count}
    typed |= {"seen-price": seen_price, "seen-count": seen_count, **more}
    return {f"v{variant.pk}-{name}": value for name, value in typed.items()}


def now(variant):
    fresh = Variant.objects.select_related("stock").get(pk=variant.pk)
    return fresh.price_satang, fresh.stock.on_hand


@pytest.mark.parametrize(
    ("price", "count", "kept"),
    [
        ("๑๓๕", "๔๐", (13_500, 40)),
        ("1,234.50", "１２", (123_450, 12)),
        ("99 บาท", " 0 ", (9_900, 0)),
        ("120", "500", (12_000, 500)),
    ],
)
def test_prices_and_counts_are_read_as_people_type_them(counter, owner, where, price, count, kept):
    assert owner.post(where, row(counter.goods, price=price, count=count)).status_code == 302
    assert now(counter.goods) == kept


def test_all_is_kept_or_nothing_and_every_word_stays(counter, owner, where):
    other = make_goods(shop=counter.shop, on_hand=500)
    typed = {**row(counter.goods, price="99"), **row(other, price="ถูก ๆ", count="7")}
    page = owner.post(where, typed).content.decode()
    assert now(counter.goods) == (12_000, 500)
    assert now(other) == (12_000, 500)
    for kept in (
        'value="99"',
        'value="ถูก ๆ"',
        'value="7"',
        f'id="id_v{other.pk}-price_error"',
        'role="alert"',
    ):
        assert kept in page


def test_a_count_below_what_is_promised_names_the_orders(counter, owner, where):
    part = order_in(counter, "accepted")
    page = owner.post(where, row(counter.goods, count="1")).content.decode()
    assert now(counter.goods) == (12_000, 500)
    assert part.order.reference in page
    assert reverse("talat_shop_editor:order", args=(counter.shop.short, part.order.reference)) in page


def test_a_price_changed_meanwhile_is_not_overwritten_unseen(counter, owner, where):
    set_price(variant=counter.goods, price_satang=15_000, acting=counter.acting)
    refused = owner.post(where, row(counter.goods, price="130"))
    assert now(counter.goods) == (15_000, 500)
    assert "150 บาท" in refused.content.decode()
    assert owner.post(where, row(counter.goods, price="130", seen_price=15_000)).status_code == 302
    assert now(counter.goods) == (13_000, 500)


def test_a_count_changed_meanwhile_is_told_and_an_untouched_one_stays(counter, owner, where):
    recount(variant=counter.goods, on_hand=490, acting=counter.acting)
    assert owner.post(where, row(counter.goods, price="130")).status_code == 302
    assert now(counter.goods) == (13_000, 490)
    page = owner.post(where, row(counter.goods, price="130", seen_price=13_000, count="480")).content.decode()
    assert "490" in page
    assert now(counter.goods) == (13_000, 490)


def test_only_the_shops_own_goods_and_only_rows_on_the_screen(counter, owner, where):
    foreign = make_counter().goods
    unseen = make_goods(shop=counter.shop, on_hand=500)
    owner.post(where, {**row(counter.goods, price="130"), **row(foreign, price="1")})
    assert now(foreign) == (12_000, 500)
    assert now(unseen) == (12_000, 500)
    assert now(counter.goods)[0] == 13_000


def test_goods_made_each_day_have_their_number(counter, owner, where):
    daily = make_goods(shop=counter.shop, mode=Stock.Mode.DAILY, on_hand=20, daily_number=20)
    typed = row(daily, seen_count=20, daily="๓๐", **{"seen-daily": 20})
    assert owner.post(where, {**row(counter.goods), **typed}).status_code == 302
    stock = Stock.objects.get(pk=daily.pk)
    assert (stock.daily_number, stock.on_hand) == (30, 20)


def test_goods_made_to_order_have_no_count(counter, owner, where):
    made = make_goods(shop=counter.shop, mode=Stock.Mode.MADE_TO_ORDER, on_hand=0)
    page = owner.get(where).content.decode()
    assert f'name="v{made.pk}-price"' in page
    assert f'name="v{made.pk}-count"' not in page


def test_sold_out_for_today_can_be_undone(counter, owner):
    counter.shop.opens_at = dt.time(6)
    counter.shop.save()
    told = {"short": counter.shop.short, "pk": counter.goods.pk}
    page = owner.post(reverse("talat_shop_editor:sold_out", kwargs=told), follow=True).content.decode()
    assert Stock.objects.get(pk=counter.goods.pk).sold_out_on == timezone.localdate()
    assert "ปิดรับให้แล้ว พรุ่งนี้เปิดให้เอง 6:00 น." in page
    undo = reverse("talat_shop_editor:not_sold_out", kwargs=told)
    assert undo in page
    owner.post(undo)
    assert Stock.objects.get(pk=counter.goods.pk).sold_out_on is None


def test_goods_of_another_shop_cannot_be_marked(counter, owner):
    foreign = make_counter().goods
    for name in ("sold_out", "not_sold_out"):
        told = {"short": counter.shop.short, "pk": foreign.pk}
        assert owner.post(reverse(f"talat_shop_editor:{name}", kwargs=told)).status_code == 404
    assert Stock.objects.get(pk=foreign.pk).sold_out_on is None


def test_many_goods_come_in_pages(counter, owner, where, monkeypatch):
    monkeypatch.setattr("marketplace.shop_editor.queries.goods.PRODUCTS_A_PAGE", 1)
    newer = make_goods(shop=counter.shop, on_hand=500)
    first = owner.get(where)
    assert [one.variant for one in first.context["rows"]] == [newer]
    second = owner.get(where, {"before": first.context["further"]})
    assert [one.variant for one in second.context["rows"]] == [counter.goods]
    assert second.context["further"] == 0
