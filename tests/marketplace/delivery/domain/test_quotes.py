"""What it costs to get the goods, and how a shop says so."""

import pytest

from communities.domain.acting import NOBODY
from marketplace.delivery.domain.methods import MethodSpec, set_methods
from marketplace.delivery.domain.quotes import quote
from marketplace.delivery.errors import RatesWrong, TooHeavy
from marketplace.delivery.models import DeliveryMethod
from marketplace.delivery.queries import methods_of
from tests.factories.products import make_shop_row
from tests.factories.trade import PICKUP, POST, make_part, make_selling_shop

pytestmark = pytest.mark.django_db


def methods(shop):
    return methods_of([shop])[shop.pk]


def test_pick_up_costs_nothing_however_heavy():
    pickup, _post = methods(make_selling_shop())
    assert quote(method=pickup, goods_satang=100, weight_g=50_000) == 0


@pytest.mark.parametrize(
    ("weight_g", "cost"), [(0, 4_000), (1, 4_000), (500, 4_000), (501, 7_000), (2_000, 7_000)]
)
def test_post_costs_the_first_weight_that_is_not_passed(weight_g, cost):
    _pickup, post = methods(make_selling_shop())
    assert quote(method=post, goods_satang=49_999, weight_g=weight_g) == cost


def test_post_is_free_from_the_limit_on():
    _pickup, post = methods(make_selling_shop())
    assert quote(method=post, goods_satang=50_000, weight_g=600) == 0


def test_what_no_parcel_holds_is_refused_free_or_not():
    _pickup, post = methods(make_selling_shop())
    for goods_satang in (100, 60_000):
        with pytest.raises(TooHeavy) as caught:
            quote(method=post, goods_satang=goods_satang, weight_g=2_001)
        assert (caught.value.weight_g, caught.value.most_g) == (2_001, 2_000)


def test_ways_of_many_shops_take_two_queries(django_assert_num_queries):
    shops = [make_selling_shop() for _ in range(3)]
    nothing = make_shop_row()
    with django_assert_num_queries(2):
        found = methods_of([*shops, nothing])
        assert [len(list(method.rates.all())) for method in found[shops[0].pk]] == [0, 2]
    assert found[nothing.pk] == []


def test_a_way_that_is_set_again_keeps_its_row_and_others_are_switched_off():
    shop = make_selling_shop()
    part = make_part_of(shop)
    pickup, post = methods(shop)
    set_methods(shop=shop, methods=[MethodSpec("pickup", place_th="ศาลาชุมชน", times_th="เช้า")], acting=NOBODY)
    assert [(row.pk, row.times_th) for row in methods(shop)] == [(pickup.pk, "เช้า")]
    post.refresh_from_db()
    assert not post.is_active
    part.refresh_from_db()
    assert (part.delivery_method_id, part.times_th) == (pickup.pk, "15:00–18:00 น.")
    set_methods(shop=shop, methods=[PICKUP, POST], acting=NOBODY)
    assert DeliveryMethod.objects.filter(shop=shop).count() == 2


def make_part_of(shop):
    from tests.factories.trade import make_goods  # noqa: PLC0415

    return make_part(make_goods(shop=shop))


@pytest.mark.parametrize("rates", [(), ((500, 100), (500, 200)), ((0, 100),), ((500, -1),)])
def test_post_without_clear_rates_is_refused_and_nothing_changes(rates):
    shop = make_selling_shop()
    with pytest.raises(RatesWrong):
        set_methods(shop=shop, methods=[MethodSpec("post", rates=rates)], acting=NOBODY)
    assert [method.kind for method in methods(shop)] == ["pickup", "post"]
