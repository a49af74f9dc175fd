import pytest

from tests.vectors import VECTORS
from thai.errors import IdError
from thai.ids import (
    check_digit_holds,
    is_personal_national_id,
    normalise_id,
    normalise_tax_id,
    only_digits,
    show_id,
)

IDS = VECTORS["national_id"]


@pytest.mark.parametrize("number", IDS["valid"])
def test_the_check_digit_of_a_real_number_holds(number):
    assert check_digit_holds(number)
    assert normalise_id(number) == number


@pytest.mark.parametrize("number", IDS["invalid"])
def test_a_wrong_number_is_refused_with_a_sentence(number):
    assert not check_digit_holds(only_digits(number))
    with pytest.raises(IdError) as refused:
        normalise_id(number)
    assert str(refused.value)


@pytest.mark.parametrize(("typed", "number"), IDS["normalise"])
def test_dashes_spaces_and_thai_digits_are_read(typed, number):
    assert normalise_id(typed) == number


def test_a_persons_number_is_known_from_a_companys():
    assert is_personal_national_id("3-1006-00445-63-5")
    assert is_personal_national_id("๓๑๐๐๖๐๐๔๔๕๖๓๕")
    assert not is_personal_national_id("0105500000011")
    assert not is_personal_national_id("3100600445636")
    assert not is_personal_national_id("0812345678")
    assert not is_personal_national_id("")


def test_a_persons_number_is_refused_as_a_tax_id_and_not_repeated():
    with pytest.raises(IdError) as refused:
        normalise_tax_id("3100600445635")
    assert refused.value.code == "personal"
    assert "3100600445635" not in str(refused.value)
    assert normalise_tax_id("0-1055-00000-01-1") == "0105500000011"


def test_a_number_is_shown_in_its_groups():
    assert show_id("1234567890123") == "1-2345-67890-12-3"
