import io

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from marketplace.payments.providers.promptpay.slip import SlipCode, find_slip_code, read_slip_code
from marketplace.payments.providers.tlv import field, sealed
from tests.vectors import VECTORS

SLIP = VECTORS["slip_qr"][0]
CODE = SlipCode(SLIP["sending_bank"], SLIP["trans_ref"])


def picture_with(text, *, width=900, height=1600, at=(560, 1150), scale=4):
    drawn = io.BytesIO()
    segno.make(text).save(drawn, kind="png", scale=scale, border=4)
    slip = Image.new("RGB", (width, height), "#e8f3ee")
    slip.paste(Image.open(drawn).convert("RGB"), at)
    return slip


def test_bank_and_reference_are_read():
    assert read_slip_code(SLIP["payload"]) == CODE


@pytest.mark.parametrize(
    "payload", [vector["payload_A"] for vector in VECTORS["promptpay"]] + ["", "x", "https://example.org"]
)
def test_any_other_code_is_no_slip(payload):
    assert read_slip_code(payload) is None


@pytest.mark.parametrize("reference", ["", "a b", "<script>", "ก" * 5, "A" * 65])
def test_a_reference_that_is_no_reference_is_not_taken(reference):
    inner = field("00", "000001") + field("01", "002") + field("02", reference)
    assert read_slip_code(sealed(field("00", inner[:99]) + field("51", "TH"), tag="91")) is None


def test_a_changed_slip_code_is_refused():
    changed = SLIP["payload"].replace("0002123123", "0002123124")
    assert changed != SLIP["payload"]
    assert read_slip_code(changed) is None


@given(st.text(max_size=100))
def test_reading_never_raises(text):
    read_slip_code(text)


def test_the_code_on_a_slip_is_found():
    assert find_slip_code(picture_with(SLIP["payload"])) == CODE


def test_the_code_is_found_among_others_and_on_a_big_photo():
    slip = picture_with(SLIP["payload"], width=3000, height=5000, at=(2400, 4200), scale=6)
    slip.paste(picture_with("https://example.org/app", width=300, height=300, at=(10, 10)), (100, 100))
    assert find_slip_code(slip) == CODE


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (1, 1)),
        Image.new("P", (40, 40)),
        Image.new("LA", (40, 40)),
        Image.new("I;16", (300, 300)),
        Image.new("CMYK", (300, 300)),
        Image.new("1", (3000, 2)),
        picture_with("not a slip"),
    ],
    ids=lambda picture: f"{picture.mode}-{picture.width}",
)
def test_a_picture_without_a_code_is_no_error(picture):
    assert find_slip_code(picture) is None


def test_a_huge_picture_is_not_decoded():
    class Huge:
        width, height = 10_000, 10_000

        def convert(self, mode):
            raise AssertionError("decoded")

    assert find_slip_code(Huge()) is None
