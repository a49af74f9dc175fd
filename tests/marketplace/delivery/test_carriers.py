import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.delivery.carriers import (
    CARRIERS,
    carrier_choices,
    carrier_name,
    check_tracking,
    normalise_tracking,
    tracking_url,
)
from marketplace.delivery.errors import TrackingError
from tests.vectors import VECTORS

POST = VECTORS["tracking"]["thailand_post"]


@pytest.mark.parametrize("number", POST["valid"])
def test_a_number_of_thailand_post_passes_its_check_digit(number):
    assert check_tracking(carrier="thailand_post", number=number) == number
    assert tracking_url(carrier="thailand_post", number=number).endswith(f"={number}")


@pytest.mark.parametrize("number", [*POST["invalid"], "", "TH01234ABCDE5F", "EF58256815๑ TH X", "E" * 5000])
def test_a_wrong_number_is_refused_with_a_sentence(number):
    with pytest.raises(TrackingError) as refused:
        check_tracking(carrier="thailand_post", number=number)
    assert str(refused.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [*POST["normalise"], ("EF-582568151-TH", "EF582568151TH"), ("EF๕๘๒๕๖๘๑๕๑TH", "EF582568151TH")],
)
def test_a_number_is_read_as_typed_from_a_receipt(typed, kept):
    assert normalise_tracking(typed) == kept
    assert check_tracking(carrier="thailand_post", number=typed) == kept


def test_one_wrong_digit_is_always_found():
    right = "EF582568151TH"
    for place in range(2, 11):
        for figure in "0123456789":
            if figure != right[place]:
                with pytest.raises(TrackingError):
                    check_tracking(
                        carrier="thailand_post", number=right[:place] + figure + right[place + 1 :]
                    )


@pytest.mark.parametrize(
    "carrier", [carrier for carrier in CARRIERS.values() if carrier.example], ids=lambda c: c.key
)
def test_each_carrier_takes_its_own_example(carrier):
    assert check_tracking(carrier=carrier.key, number=carrier.example.lower()) == carrier.example


def test_an_unknown_carrier_is_refused_and_another_takes_any_plain_number():
    with pytest.raises(TrackingError) as refused:
        check_tracking(carrier="nobody", number="EF582568151TH")
    assert refused.value.code == "no_carrier"
    assert check_tracking(carrier="other", number="bus 12 345") == "BUS12345"
    assert tracking_url(carrier="other", number="BUS12345") == ""
    assert tracking_url(carrier="nobody", number="1") == ""
    with pytest.raises(TrackingError):
        check_tracking(carrier="other", number="<script>")


def test_every_carrier_has_a_name_in_both_languages():
    assert len(carrier_choices("th")) == len(carrier_choices("en")) == len(CARRIERS)
    assert carrier_name("thailand_post", "th") == "ไปรษณีย์ไทย"
    assert carrier_name("gone", "th") == "gone"


@given(st.text(max_size=40), st.sampled_from(sorted(CARRIERS)))
def test_checking_ends_in_a_number_or_a_tracking_error(typed, carrier):
    try:
        kept = check_tracking(carrier=carrier, number=typed)
    except TrackingError:
        return
    assert kept.isascii()
    assert kept.isalnum()
    assert len(kept) <= 32
