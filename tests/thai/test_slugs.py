import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vectors import VECTORS
from thai.errors import SlugError
from thai.slugs import check_slug, make_slug, slug_of


def nobody(slug):
    return False


@pytest.mark.parametrize("trap", VECTORS["slug_traps"], ids=lambda trap: trap["text"])
def test_every_thai_mark_is_kept(trap):
    assert slug_of(trap["text"]) == trap["text"]


def test_the_english_name_is_taken_where_there_is_one():
    assert make_slug(name="น้ำพริกเผากุ้ง", name_en="Shrimp chili jam (nam prik pao)", is_taken=nobody) == (
        "shrimp-chili-jam-nam-prik-pao"
    )
    assert make_slug(name="น้ำพริกเผากุ้ง สูตรคุณยาย", name_en="", is_taken=nobody) == "น้ำพริกเผากุ้ง-สูตรคุณยาย"
    assert make_slug(name="ร้านป้านวล", name_en="123", is_taken=nobody) == "ร้านป้านวล"


def test_a_taken_slug_gets_the_next_number():
    taken = {"ร้านชำ", "ร้านชำ-2"}
    assert make_slug(name="ร้านชำ", is_taken=taken.__contains__) == "ร้านชำ-3"


def test_a_reserved_segment_is_never_used():
    assert make_slug(name="Cart", is_taken=nobody, reserved=("cart", "en")) == "cart-2"
    with pytest.raises(SlugError):
        check_slug("cart", reserved=("cart",))


def test_a_name_without_letters_falls_back_or_is_refused():
    assert make_slug(name="♥♥", is_taken=nobody, fallback="p-0001") == "p-0001"
    with pytest.raises(SlugError):
        make_slug(name="♥ !", is_taken=nobody)


@pytest.mark.parametrize("typed", ["", "a b", "a/b", "../x", "A", "-a", "น\u200bา", "a?b", "นำ้"])
def test_a_typed_slug_that_could_not_stand_in_an_address_is_refused(typed):
    with pytest.raises(SlugError):
        check_slug(typed)


def test_a_typed_thai_slug_is_kept():
    assert check_slug("น้ำพริก-เผา") == "น้ำพริก-เผา"


def test_a_long_name_is_cut_at_a_word():
    slug = slug_of("ตลาด " * 40)
    assert len(slug) <= 80
    assert slug.endswith("ตลาด")
    assert len(make_slug(name="ก" * 200, is_taken=lambda slug: len(slug) == 80 and "-" not in slug)) <= 80


@given(st.text(max_size=200))
def test_a_slug_is_safe_normal_and_stable(name):
    slug = slug_of(name)
    assert slug == slug_of(slug)
    assert unicodedata.is_normalized("NFC", slug)
    assert not set(slug) & set("/?#% \t\n\\.")
    assert len(slug) <= 80
