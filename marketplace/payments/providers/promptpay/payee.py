"""Who may be paid by PromptPay: a mobile number, a company's or group's tax number, an e-wallet.

A person's national id number also works at the banks; we refuse it and never store one.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thai.errors import IdError
from thai.ids import is_personal_national_id, normalise_tax_id, only_digits, show_id
from thai.phones import national_number, normalise_mobile, show_phone

EWALLET_LENGTH = 15


def normalise_payee(*, kind: str, number: str) -> str:
    """The payee's digits as stored and put in the QR, or a `ReadError` with a sentence for the form.

    A national id number is refused whatever kind it is given as.
    """
    if is_personal_national_id(number):
        return normalise_tax_id(number)
    if kind == "phone":
        return national_number(normalise_mobile(number))
    if kind == "tax_id":
        return normalise_tax_id(number)
    digits = only_digits(number)
    if not digits:
        raise IdError(_("Type the e-wallet number in digits only"), code="not_digits")
    if len(digits) != EWALLET_LENGTH:
        message = ngettext(
            "An e-wallet number has 15 digits. You typed %(count)s digit",
            "An e-wallet number has 15 digits. You typed %(count)s digits",
            len(digits),
        )
        raise IdError(message % {"count": len(digits)}, code="length")
    return digits


def show_payee(*, kind: str, number: str) -> str:
    """The number as text to copy: 081-234-5678, 0-1055-00000-01-1."""
    if kind == "phone":
        return show_phone("+66" + number.removeprefix("0"))
    return show_id(number) if kind == "tax_id" else number
