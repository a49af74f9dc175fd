"""The small QR on a Thai bank's transfer slip: which bank, and the transfer's own reference.

It says nothing of the amount and can be copied: it only tells one transfer from another.
"""

from dataclasses import dataclass

from PIL import Image

from marketplace.payments.providers.tlv import TlvError, fields_of, opened

API = "000001"
MAX_PIXELS = 24_000_000
MAX_REFERENCE = 64
_LOOK_AT = 2048


@dataclass(frozen=True)
class SlipCode:
    """What a slip's QR says. `sending_bank` is the bank's three-digit code."""

    sending_bank: str
    reference: str


def read_slip_code(text: str) -> SlipCode | None:
    """The bank and reference of a slip's QR text; None for any other text."""
    try:
        fields = opened(text.strip(), tag="91")
        inner = fields_of(fields.get("00", ""))
    except TlvError:
        return None
    bank, reference = inner.get("01", ""), inner.get("02", "")
    plain = reference.isascii() and reference.isalnum() and bank.isascii() and bank.isdigit()
    if inner.get("00") != API or not plain or not 0 < len(reference) <= MAX_REFERENCE:
        return None
    return SlipCode(bank, reference)


def find_slip_code(picture: Image.Image) -> SlipCode | None:
    """The slip's QR in an opened picture, or None: a slip without one is still a slip. Never raises.

    Pictures above 24 megapixels are not decoded; large ones are looked at again at full size
    only if the code was not found in a smaller copy.
    """
    if picture.width * picture.height > MAX_PIXELS:
        return None
    try:
        small = picture.convert("L")
        full = small.copy() if max(small.size) > _LOOK_AT else None
        small.thumbnail((_LOOK_AT, _LOOK_AT))
        return _first(small) or (_first(full) if full else None)
    except Exception:  # noqa: BLE001 -- odd pictures break decoders in odd ways; the slip is kept all the same
        return None


def _first(picture: Image.Image) -> SlipCode | None:
    import zxingcpp  # noqa: PLC0415 -- a native library only this needs

    qr = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for found in zxingcpp.read_barcodes(picture, formats=qr):
        if code := read_slip_code(found.text):
            return code
    return None
