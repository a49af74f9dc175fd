"""Putting goods into a cart: today's prices, what is left, and nothing promised yet."""

import datetime as dt

import pytest

from marketplace.cart.changes import Change, Kind
from marketplace.cart.domain.carts import (
    accept_changes,
    add_to_cart,
    cart_for,
    new_cart,
    set_quantity,
    throw_old_away,
)
from marketplace.cart.errors import CartError, CartFull, FewerLeft, NotForSale, QuantityOutOfRange
from marketplace.cart.models import Cart, CartLine
from marketplace.cart.queries import cart_view, goods_in
from products.models import Stock, Variant
from tests.factories.trade import make_cart, make_goods, make_selling_shop

pytestmark = pytest.mark.django_db


def lines(cart):
    return list(cart.lines.values_list("variant_id", "quantity", "seen_price_satang"))


def test_the_same_goods_again_are_one_line_and_nothing_is_promised():
    goods, cart = make_goods(), new_cart()
    add_to_cart(cart=cart, variant=goods, quantity=2)
    line = add_to_cart(cart=cart, variant=goods, quantity=3)
    assert line.quantity == 5
    assert lines(cart) == [(goods.pk, 5, 12_000)]
    assert Stock.objects.get(pk=goods.pk).reserved == 0


def test_goods_of_another_shop_stand_beside_those_of_the_first():
    first, second = make_goods(), make_goods()
    view = cart_view(make_cart(first, (second, 2)))
    assert [part.shop for part in view.shops] == [first.product.shop, second.product.shop]
    assert (view.count, view.goods_satang, view.changes) == (3, 36_000, [])


@pytest.mark.parametrize("quantity", [0, -1, 1000, 10**9])
def test_a_number_nobody_buys_is_refused_with_a_sentence(quantity):
    cart = make_cart(goods := make_goods(mode="unlimited"))
    for call in (add_to_cart, set_quantity):
        if call is set_quantity and quantity == 0:
            continue
        with pytest.raises(QuantityOutOfRange) as caught:
            call(cart=cart, variant=goods, quantity=quantity)
        assert "999" in str(caught.value)
    assert lines(cart) == [(goods.pk, 1, 12_000)]


def test_more_than_is_left_is_refused_counting_what_lies_there():
    goods = make_goods(on_hand=3)
    cart = make_cart((goods, 2))
    with pytest.raises(FewerLeft) as caught:
        add_to_cart(cart=cart, variant=goods, quantity=2)
    assert caught.value.left == 3
    with pytest.raises(FewerLeft):
        set_quantity(cart=cart, variant=goods, quantity=4)
    assert lines(cart) == [(goods.pk, 2, 12_000)]


def test_what_is_not_for_sale_cannot_be_put_in_but_can_be_taken_out():
    goods = make_goods()
    cart = make_cart(goods)
    Variant.objects.filter(pk=goods.pk).update(is_active=False)
    with pytest.raises(NotForSale):
        add_to_cart(cart=cart, variant=goods)
    with pytest.raises(NotForSale):
        set_quantity(cart=cart, variant=goods, quantity=2)
    assert lines(cart) == [(goods.pk, 1, 12_000)]
    set_quantity(cart=cart, variant=goods, quantity=0)
    assert lines(cart) == []


def test_a_cart_holds_so_many_things_and_no_more(settings):
    settings.TALAT_CART_MOST_LINES = 2
    shop = make_selling_shop()
    goods = [make_goods(shop=shop) for _ in range(3)]
    cart = make_cart(*goods[:2])
    with pytest.raises(CartFull):
        add_to_cart(cart=cart, variant=goods[2])
    add_to_cart(cart=cart, variant=goods[0])
    assert goods_in(cart) == 3


def test_changes_are_told_and_taken_over_only_when_the_buyer_says_so():
    shop = make_selling_shop()
    dearer, fewer, gone, same = (make_goods(shop=shop, on_hand=5) for _ in range(4))
    cart = make_cart(dearer, (fewer, 4), gone, same)
    Variant.objects.filter(pk=dearer.pk).update(price_satang=13_000)
    Stock.objects.filter(pk=fewer.pk).update(reserved=3)
    Variant.objects.filter(pk=gone.pk).update(is_active=False)
    before = lines(cart)
    view = cart_view(cart)
    assert [change.kind for change in view.changes] == [Kind.PRICE, Kind.FEWER, Kind.GONE]
    assert not view.orderable
    assert view.goods_satang == 13_000 + 4 * 12_000 + 12_000
    assert lines(cart) == before
    assert accept_changes(cart=cart) == 3
    assert lines(cart) == [(dearer.pk, 1, 13_000), (fewer.pk, 2, 12_000), (same.pk, 1, 12_000)]
    assert cart_view(cart).orderable


def test_looking_takes_two_queries_however_full_the_cart(django_assert_num_queries):
    shop = make_selling_shop()
    cart = make_cart(*(make_goods(shop=shop) for _ in range(4)))
    with django_assert_num_queries(2):
        view = cart_view(cart)
        assert view.changes == []
        assert all(line.name for line in view.lines)
    with django_assert_num_queries(0):
        assert not cart_view(None)


def test_adding_takes_few_queries(django_assert_max_num_queries):
    goods, cart = make_goods(), new_cart()
    with django_assert_max_num_queries(7):
        add_to_cart(cart=cart, variant=goods)
    with django_assert_max_num_queries(7):
        add_to_cart(cart=cart, variant=goods)


@pytest.mark.parametrize("key", [None, "", "x", "x" * 44, "ก" * 43, "\x00" * 43, "' OR 1=1 --"])
def test_a_cookie_that_is_no_key_finds_no_cart(key, django_assert_num_queries):
    new_cart()
    with django_assert_num_queries(0):
        assert cart_for(key) is None


def test_a_cart_is_found_by_its_own_key_alone():
    mine, _other = new_cart(), new_cart()
    assert cart_for(mine.key) == mine
    assert cart_for("x" * 43) is None


def test_old_carts_go_and_touched_ones_stay():
    old, touched = make_cart(goods := make_goods()), make_cart(goods)
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    Cart.objects.update(updated_at=long_ago)
    add_to_cart(cart=touched, variant=goods)
    assert throw_old_away(at=long_ago + dt.timedelta(days=61)) == 1
    assert not Cart.objects.filter(pk=old.pk).exists()
    assert CartLine.objects.count() == 1


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_change_has_a_sentence_in_both_languages(kind, language):
    from django.utils import translation  # noqa: PLC0415

    with translation.override(language):
        said = Change(kind, name_th="น้ำพริก", name_en="Chilli paste", was=10_000, now=1).sentence
        assert len(said) > 10
        assert "%" not in said


def test_every_refusal_is_one_that_screens_can_catch():
    for refusal in (NotForSale, FewerLeft, QuantityOutOfRange, CartFull):
        assert issubclass(refusal, CartError)
