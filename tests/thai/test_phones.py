import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.vectors import VECTORS
from thai.errors import PhoneError
from thai.fields import PhoneField, ThaiDateField, WholeNumberField
from thai.phones import is_mobile, normalise_mobile, normalise_phone, show_phone

PHONE = VECTORS["phone"]


@pytest.mark.parametrize(("typed", "kept", "kind"), PHONE["valid"])
def test_numbers_are_kept_in_one_form(typed, kept, kind):
    assert normalise_phone(typed) == kept
    assert is_mobile(kept) is (kind == "mobile")
    assert normalise_phone(show_phone(kept)) == kept
    assert normalise_phone(kept) == kept


@pytest.mark.parametrize(
    "typed", [*PHONE["invalid"], *PHONE["short_codes"], "", "+", "๐๘๑", "0812345678 ต่อ 2", "9" * 400, "+66"]
)
def test_anything_else_is_refused_with_a_sentence(typed):
    with pytest.raises(PhoneError) as refused:
        normalise_phone(typed)
    assert str(refused.value)


@given(st.text(max_size=30))
def test_reading_ends_in_a_number_or_a_phone_error(typed):
    try:
        assert normalise_phone(typed).startswith("+66")
    except PhoneError:
        pass


def test_a_missing_digit_is_counted_in_both_languages():
    with translation.override("th"), pytest.raises(PhoneError) as refused:
        normalise_phone("081-234-567")
    assert str(refused.value) == "เบอร์มือถือมี 10 ตัว ตอนนี้ใส่มา 9 ตัว"
    with translation.override("en"), pytest.raises(PhoneError) as refused:
        normalise_phone("0")
    assert "phone" in str(refused.value)


def test_where_a_code_is_sent_a_landline_is_refused():
    with pytest.raises(PhoneError) as refused:
        normalise_mobile("02-123-4567")
    assert refused.value.code == "landline"


def test_numbers_are_shown_as_people_say_them():
    assert show_phone("+66812345678") == "081-234-5678"
    assert show_phone("+6621234567") == "02-123-4567"
    assert show_phone("+6653123456") == "053-123-456"
    assert show_phone("") == ""


class Form(forms.Form):
    phone = PhoneField(mobile=True)
    count = WholeNumberField(min_value=1, max_value=999)
    day = ThaiDateField(required=False)


def test_form_fields_read_as_people_type():
    form = Form({"phone": "๐๘๑-๒๓๔-๕๖๗๘", "count": "１２", "day": "23 พ.ย. 69"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == "+66812345678"
    assert form.cleaned_data["count"] == 12
    assert form.cleaned_data["day"].isoformat() == "2026-11-23"
    assert 'type="number"' not in str(form)


@pytest.mark.parametrize("count", ["-1", "0", "1.5", "1e2", "1_0", "1000000000", "", "x" * 10_000])
def test_form_fields_keep_what_was_typed_and_say_what_is_wrong(count):
    form = Form({"phone": "081", "count": count, "day": "31/11/2569"})
    assert not form.is_valid()
    assert set(form.errors) == {"phone", "count", "day"}
    assert form["count"].value() == count
