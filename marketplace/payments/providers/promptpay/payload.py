"""The text inside a PromptPay QR: a merchant-presented EMVCo code for Thailand's transfer service.

Made with the amount before the country, as bank apps here make it; read in any order of fields.
"""

import re
from dataclasses import dataclass

from marketplace.payments.providers.tlv import TlvError, field, fields_of, opened, sealed
from products.money import plain_decimal
from thai.digits import tidy
from thai.ids import is_personal_national_id

APPLICATION = "A000000677010111"
MAX_SATANG = 99_999_999_99
_MERCHANT, _CURRENCY, _AMOUNT, _COUNTRY, _CRC = "29", "53", "54", "58", "63"
_THB, _TH = "764", "TH"

# kind -> (tag inside the merchant field, digits on the wire)
KINDS = {"phone": ("01", 13), "tax_id": ("02", 13), "national_id": ("02", 13), "ewallet": ("03", 15)}
_SEPARATORS = re.compile(r"[\s.\-–()]")
_AMOUNT_SHAPE = re.compile(r"[0-9]{1,8}(?:\.[0-9]{0,2})?", re.ASCII)


class PayloadError(ValueError):
    """This cannot be, or is not, a PromptPay code."""


@dataclass(frozen=True)
class PromptPay:
    """Whom a code pays and how much. `satang` is None where the payer types the amount."""

    kind: str
    wire_id: str
    satang: int | None = None

    @property
    def number(self) -> str:
        """The number as people know it: a phone begins with 0 again."""
        return "0" + self.wire_id[4:] if self.kind == "phone" else self.wire_id


def make_payload(*, kind: str, number: str, satang: int | None = None) -> str:
    """The text for a QR that pays `number` (phone, tax_id or ewallet; dashes and Thai digits allowed).

    With `satang` the amount is fixed in the payer's app. Raises `PayloadError` for a number of
    the wrong length and for an amount of 0 or less. Whether a number may be a payee at all is
    `payee.py`'s question: a national id is drawn here, but refused there.
    """
    if kind not in KINDS:
        raise PayloadError(f"no such kind: {kind}")
    if satang is not None and not 0 < satang <= MAX_SATANG:
        raise PayloadError("an amount is above 0 and at most 99,999,999.99 baht")
    tag, _length = KINDS[kind]
    merchant = field("00", APPLICATION) + field(tag, wire_id(kind=kind, number=number))
    body = (
        field("00", "01")
        + field("01", "11" if satang is None else "12")
        + field(_MERCHANT, merchant)
        + field(_CURRENCY, _THB)
        + ("" if satang is None else field(_AMOUNT, plain_decimal(satang)))
        + field(_COUNTRY, _TH)
    )
    return sealed(body, tag=_CRC)


def wire_id(*, kind: str, number: str) -> str:
    """The digits that stand in the code: a phone as 0066…, the rest as they are. Raises `PayloadError`."""
    digits = _SEPARATORS.sub("", tidy(number)).removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise PayloadError("a number holds digits only")
    if kind == "phone":
        national = re.sub(r"^(?:0066|66)0?", "0", digits) if len(digits) > 10 else digits
        if len(national) != 10 or not national.startswith("0"):
            raise PayloadError("a phone has ten digits and begins with 0")
        return "0066" + national[1:]
    if len(digits) != KINDS[kind][1]:
        raise PayloadError(f"{kind} has {KINDS[kind][1]} digits")
    return digits


def read_payload(payload: str) -> PromptPay:
    """Whom a code pays and how much, whatever the order of its fields. Raises `PayloadError`."""
    try:
        fields = opened(payload.strip(), tag=_CRC)
        merchant = fields_of(fields.get(_MERCHANT, ""))
    except TlvError as error:
        raise PayloadError(str(error)) from error
    if fields.get("00") != "01" or merchant.get("00") != APPLICATION:
        raise PayloadError("no PromptPay code")
    if fields.get(_COUNTRY) != _TH or fields.get(_CURRENCY) != _THB:
        raise PayloadError("not for baht in Thailand")
    kind, number = _payee(merchant)
    return PromptPay(kind, number, _satang(fields[_AMOUNT]) if _AMOUNT in fields else None)


def _payee(merchant: dict[str, str]) -> tuple[str, str]:
    for kind, (tag, length) in KINDS.items():
        number = merchant.get(tag)
        if number is None:
            continue
        if len(number) != length or not (number.isascii() and number.isdigit()):
            raise PayloadError("the payee's number is not whole")
        return ("national_id" if kind == "tax_id" and is_personal_national_id(number) else kind), number
    raise PayloadError("no payee we know")


def _satang(figures: str) -> int:
    if not _AMOUNT_SHAPE.fullmatch(figures):
        raise PayloadError("the amount is no amount in baht")
    baht, _point, coins = figures.partition(".")
    satang = int(baht) * 100 + int(coins.ljust(2, "0"))
    if not satang:
        raise PayloadError("the amount is 0")
    return satang
