"""Thai phone numbers: read as people write them, kept as +66…, shown as 081-234-5678."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .digits import tidy
from .errors import PhoneError

_SEPARATORS = re.compile(r"[\s.\-–()/]")
_MOBILE = re.compile(r"0[689]")
_MOBILE_LENGTH, _LANDLINE_LENGTH = 10, 9


def normalise_phone(text: str) -> str:
    """A Thai number as +66…: 081-234-5678, +66 81 234 5678, 0066…, 66…, Thai digits.

    Raises `PhoneError` with what is wrong: how many digits are missing, or that it is no Thai number.
    """
    national = _national(text)
    if _MOBILE.match(national) and len(national) != _MOBILE_LENGTH:
        raise _wrong_length(national)
    if len(national) in (_LANDLINE_LENGTH, _MOBILE_LENGTH):
        number = phonenumbers.parse(national, "TH")
        if phonenumbers.is_valid_number_for_region(number, "TH"):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise PhoneError(_("No phone has this number. Look at it once more"), code="unknown")


def normalise_mobile(text: str) -> str:
    """As `normalise_phone`, and it must be a mobile: what a code, LINE or PromptPay needs."""
    number = normalise_phone(text)
    if not is_mobile(number):
        raise PhoneError(_("Give a mobile number. It begins with 06, 08 or 09"), code="landline")
    return number


def is_mobile(number: str) -> bool:
    """Whether a number kept as +66… is a mobile."""
    return bool(_MOBILE.match(national_number(number)))


def national_number(number: str) -> str:
    """+66812345678 as dialled at home: 0812345678."""
    return "0" + number.removeprefix("+66")


def show_phone(number: str) -> str:
    """+66812345678 as 081-234-5678; 02-123-4567 and 053-123-456 for landlines. '' stays ''."""
    if not number.startswith("+66"):
        return number
    figures = national_number(number)
    head = 2 if figures.startswith("02") else 3
    return f"{figures[:head]}-{figures[head : head + 3]}-{figures[head + 3 :]}"


def _national(text: str) -> str:
    """The digits from the leading 0 on, or `PhoneError`."""
    typed = _SEPARATORS.sub("", tidy(text))
    plain = typed.removeprefix("+")
    if not plain:
        raise PhoneError(_("Type a phone number, such as 081-234-5678"), code="empty")
    if not (plain.isascii() and plain.isdigit()):
        raise PhoneError(_("Type the phone number in digits only, such as 081-234-5678"), code="not_digits")
    if plain.startswith("0066"):
        return "0" + plain[4:].removeprefix("0")
    if plain.startswith("66") and (typed != plain or len(plain) >= 10):
        return "0" + plain[2:].removeprefix("0")
    if typed != plain:
        raise PhoneError(_("Give a Thai phone number. It begins with 0 or +66"), code="foreign")
    if not plain.startswith("0"):
        raise PhoneError(_("A phone number begins with 0, such as 081-234-5678"), code="no_zero")
    return plain


def _wrong_length(national: str) -> PhoneError:
    message = ngettext(
        "A mobile number has 10 digits. You typed %(count)s digit",
        "A mobile number has 10 digits. You typed %(count)s digits",
        len(national),
    )
    return PhoneError(message % {"count": len(national)}, code="length")
