import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import read_whole, to_ascii
from thai.errors import NumberError


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), ("๓", 3), ("１２", 12), (" 3 ", 3), ("๑๒๐", 120), ("-1", -1), ("−1", -1), ("+4", 4),
     ("007", 7), ("0", 0), ("3\u200b", 3), ("9999999999", 9_999_999_999), (5, 5)],
)  # fmt: skip
def test_a_whole_number_is_read_as_typed(typed, number):
    assert read_whole(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "1.5", "1e2", "1_0", "1,000", "1 0", "--1", "สาม", "3ชิ้น", "0x1f", "²", "٣", "1" * 11,
     "9" * 5000, "\u202e3\u202c1", "½", "None", "1/2", "NaN"],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(typed):
    with pytest.raises(NumberError) as refused:
        read_whole(typed)
    assert str(refused.value)
    assert isinstance(refused.value, ValueError)


@given(st.text(max_size=40))
def test_reading_ends_in_a_number_or_a_number_error(typed):
    try:
        assert isinstance(read_whole(typed), int)
    except NumberError:
        pass


@given(st.integers(min_value=0, max_value=9_999_999_999))
def test_thai_digits_mean_what_ascii_digits_mean(number):
    thai = str(number).translate({ord(str(n)): chr(0x0E50 + n) for n in range(10)})
    assert read_whole(thai) == number
    assert to_ascii(thai) == str(number)
