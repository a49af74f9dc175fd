from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext as other

from tests.vectors import VECTORS
from thai.bahttext import baht_in_words


@pytest.mark.parametrize(("baht", "words"), VECTORS["bahttext"])
def test_amounts_are_told_as_on_receipts(baht, words):
    assert baht_in_words(int(Decimal(baht) * 100)) == words


@given(st.integers(min_value=0, max_value=10**9))
def test_whole_baht_agrees_with_another_program(baht):
    assert baht_in_words(baht * 100) == other(baht)


def test_a_negative_amount_has_no_words():
    with pytest.raises(ValueError, match="negative"):
        baht_in_words(-1)
