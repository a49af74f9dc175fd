from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from products.errors import MoneyError
from products.money import (
    divide,
    is_whole_baht,
    plain_decimal,
    read_baht,
    share_of,
    show_amount,
    show_baht,
    split,
)
from tests.vectors import VECTORS

AMOUNTS = st.integers(min_value=0, max_value=10**10)


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("120", 12000), ("1,234.50", 123450), ("๑๒๐", 12000), ("๑,๒๓๔.๕๐", 123450), ("１２", 1200),
        (" 89.5 ", 8950), ("฿120", 12000), ("120 บาท", 12000), ("120บาท", 12000), ("0", 0), ("0.25", 25),
        ("120.", 12000), ("99,999,999.99", 9_999_999_999), ("00012", 1200), ("1000000", 100_000_000),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(typed, satang):
    assert read_baht(typed) == satang


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-5", "−5", "10.005", "1e2", "1_0", "1,23", "1,2345", "ร้อย", "12 34", ".5", "1.2.3",
     "100000000", "9" * 5000, "NaN", "inf", "½", "120 ดอลลาร์", "฿", "0x10", "1.5.", "\u202e12\u202c3"],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(typed):
    with pytest.raises(MoneyError) as refused:
        read_baht(typed)
    assert str(refused.value)


def test_nothing_is_free_where_zero_is_not_allowed():
    with pytest.raises(MoneyError) as refused:
        read_baht("0.00", zero=False)
    assert refused.value.code == "zero"


@given(st.text(max_size=30))
def test_reading_ends_in_an_amount_or_a_money_error(typed):
    try:
        assert read_baht(typed) >= 0
    except MoneyError:
        pass


@pytest.mark.parametrize(("baht", "symbol", "words"), VECTORS["baht_format"])
def test_amounts_are_shown_in_both_languages(baht, symbol, words):
    satang = int(Decimal(baht) * 100)
    assert show_baht(satang, "th") == words
    assert show_baht(satang, "en") == symbol


@given(AMOUNTS.filter(lambda satang: satang <= 9_999_999_999))
def test_what_is_shown_can_be_read_again(satang):
    assert read_baht(show_amount(satang)) == satang
    assert read_baht(show_baht(satang, "th")) == satang
    assert read_baht(show_baht(satang, "en")) == satang
    assert read_baht(plain_decimal(satang)) == satang


def test_money_given_back_is_shown_with_its_sign():
    assert show_baht(-12050, "th") == "-120.50 บาท"
    assert show_baht(-50, "en") == "-฿0.50"
    assert plain_decimal(-50) == "-0.50"


@given(AMOUNTS, st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=12))
def test_parts_add_up_and_are_nearly_their_share(satang, weights):
    parts = split(satang, weights)
    assert sum(parts) == satang
    fair = [1] * len(weights) if not sum(weights) else weights
    assert all(
        abs(part * sum(fair) - satang * weight) < sum(fair) for part, weight in zip(parts, fair, strict=True)
    )
    assert split(-satang, weights) == [-part for part in parts]


def test_the_largest_remainder_gets_the_satang():
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [1, 5, 3]) == [1, 6, 3]
    assert split(5, [0, 0]) == [3, 2]
    assert split(7, [0, 3]) == [0, 7]
    for weights in ([], [-1, 2]):
        with pytest.raises(ValueError, match="split"):
            split(100, weights)


@given(st.integers(min_value=-(10**12), max_value=10**12), st.integers(min_value=1, max_value=10**6))
def test_rounding_is_half_up(amount, by):
    exact = (Decimal(amount) / Decimal(by)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert divide(amount, by) == int(exact)


def test_a_percentage_is_rounded_once_half_up():
    assert share_of(12050, 700) == 844
    assert share_of(3333, 700) == 233
    assert share_of(50, 100) == 1
    with pytest.raises(ValueError, match="above 0"):
        divide(1, 0)


def test_cash_wants_whole_baht():
    assert is_whole_baht(12000)
    assert not is_whole_baht(12050)


def test_template_filters_follow_the_active_language():
    page = Template(
        "{% load money %}{{ x|baht }}|{{ x|baht_unit }}|{{ x|price }}|{{ no|baht }}|{{ 'jar'|unit_name }}"
    )
    context = Context({"x": 14000, "no": None})
    with translation.override("th"):
        assert page.render(context) == "140|140 บาท|140 <small>บาท</small>||กระปุก"
    with translation.override("en"):
        assert page.render(context) == "140|฿140|<small>฿</small>140||jar"
