from decimal import Decimal

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from marketplace.payments.providers.promptpay.payee import normalise_payee, show_payee
from marketplace.payments.providers.promptpay.payload import PayloadError, make_payload, read_payload
from marketplace.payments.providers.tlv import crc16, field, sealed
from tests.vectors import VECTORS
from thai.errors import ReadError

REJECT = VECTORS["promptpay_reject"]


def satang(amount):
    return None if amount is None else int(Decimal(amount) * 100)


@pytest.mark.parametrize("vector", VECTORS["promptpay"], ids=lambda vector: vector["input"])
def test_the_payload_is_the_one_banks_make(vector):
    made = make_payload(kind=vector["kind"], number=vector["input"], satang=satang(vector["amount"]))
    assert made == vector["payload_A"]


@pytest.mark.parametrize("order", ["payload_A", "payload_B"])
@pytest.mark.parametrize("vector", VECTORS["promptpay"], ids=lambda vector: vector["input"])
def test_a_payload_is_read_in_any_order_of_fields(vector, order):
    read = read_payload(vector[order])
    assert read.wire_id == vector["wire_id"]
    assert read.satang == satang(vector["amount"])
    assert read.kind == vector["kind"]


@pytest.mark.parametrize("vector", VECTORS["promptpay_known"], ids=lambda vector: vector["input"])
def test_payloads_of_other_programs_are_read(vector):
    read = read_payload(vector["payload"])
    assert read.satang == satang(vector["amount"])
    assert read.number == vector["input"].replace("-", "")


@pytest.mark.parametrize("vector", [v for v in REJECT if "payload" in v], ids=lambda vector: vector["why"])
def test_a_payload_that_is_wrong_is_refused(vector):
    with pytest.raises(PayloadError):
        read_payload(vector["payload"])


@pytest.mark.parametrize("vector", [v for v in REJECT if "input" in v], ids=lambda vector: vector["why"])
def test_a_payload_that_would_be_wrong_is_not_made(vector):
    amount = vector.get("amount")
    exact = None if amount is None else Decimal(amount) * 100
    if exact is not None and exact != int(exact):
        return  # an amount is whole satang by type; reading three decimals is refused by products.money
    with pytest.raises(PayloadError):
        make_payload(kind="phone", number=vector["input"], satang=None if exact is None else int(exact))


@pytest.mark.parametrize(
    "text", ["", "0", "hello", "00020101", "0002010102116304ABCD", "\u0e01" * 20, "6304FFFF", "9" * 5000]
)
def test_any_other_text_is_refused(text):
    with pytest.raises(PayloadError):
        read_payload(text)


@pytest.mark.parametrize(
    ("tag", "value"),
    [("54", "1e2"), ("54", "1.005"), ("54", "0.00"), ("54", "-5"), ("54", ""), ("54", "1.2.3"), ("00", "02")],
)
def test_a_sealed_payload_with_a_bad_field_is_refused(tag, value):
    merchant = field("00", "A000000677010111") + field("01", "0066812345678")
    parts = {"00": "01", "01": "12", "29": merchant, "53": "764", "54": "120.00", "58": "TH"} | {tag: value}
    with pytest.raises(PayloadError):
        read_payload(sealed("".join(field(*part) for part in parts.items()), tag="63"))


@pytest.mark.parametrize("vector", VECTORS["crc16_ccitt_false"])
def test_the_checksum_is_the_standards(vector):
    assert crc16(vector["text"]) == vector["crc"]


@given(st.integers(min_value=1, max_value=9_999_999_999), st.from_regex(r"0[689][0-9]{8}", fullmatch=True))
def test_what_is_made_can_be_read(amount, phone):
    read = read_payload(make_payload(kind="phone", number=phone, satang=amount))
    assert (read.kind, read.number, read.satang) == ("phone", phone, amount)


@given(st.text(max_size=120))
def test_reading_ends_in_a_payee_or_a_payload_error(text):
    try:
        read_payload(text)
    except PayloadError:
        pass


def test_the_demo_payee_belongs_to_no_one_and_still_draws():
    payload = make_payload(kind="phone", number="000-000-0000", satang=422)
    assert read_payload(payload).number == "0000000000"
    assert segno.make(payload).symbol_size()[0] > 20


@pytest.mark.parametrize("kind", ["phone", "tax_id", "ewallet"])
@pytest.mark.parametrize("number", ["3-1006-00445-63-5", "๗๑๐๐๖๐๐๔๔๕๖๓๘"])
def test_a_persons_national_id_is_never_a_payee(kind, number):
    with pytest.raises(ReadError) as refused:
        normalise_payee(kind=kind, number=number)
    assert refused.value.code == "personal"


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        ("phone", "+66 81 234 5678", "0812345678", "081-234-5678"),
        ("tax_id", "0-1055-00000-01-1", "0105500000011", "0-1055-00000-01-1"),
        ("ewallet", "๐๑๒๓๔๕๖๗๘๙๐๑๒๓๔", "012345678901234", "012345678901234"),
    ],
)
def test_a_payee_is_kept_in_digits_and_shown_as_people_write_it(kind, typed, kept, shown):
    assert normalise_payee(kind=kind, number=typed) == kept
    assert show_payee(kind=kind, number=kept) == shown


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("phone", "02-123-4567"),
        ("phone", "081234567"),
        ("tax_id", "0105500000012"),
        ("ewallet", "123"),
        ("ewallet", "x"),
    ],
)
def test_a_payee_that_cannot_be_is_refused_with_a_sentence(kind, typed):
    with pytest.raises(ReadError) as refused:
        normalise_payee(kind=kind, number=typed)
    assert str(refused.value)
