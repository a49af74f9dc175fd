"""The 13-digit numbers of the Thai state, read so that they can be checked, or refused and never stored."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .digits import tidy
from .errors import IdError

LENGTH = 13
_SEPARATORS = re.compile(r"[\s.\-–]")


def only_digits(text: str) -> str:
    """The digits of a number as typed, without dashes and spaces; '' if anything else is there."""
    figures = _SEPARATORS.sub("", tidy(text))
    return figures if figures.isascii() and figures.isdigit() else ""


def check_digit_holds(figures: str) -> bool:
    """Whether the 13th digit is (11 - sum(d[i] * (13 - i)) % 11) % 10, as on Thai national and tax papers."""
    if len(figures) != LENGTH or not (figures.isascii() and figures.isdigit()):
        return False
    total = sum(int(figure) * (LENGTH - place) for place, figure in enumerate(figures[:12]))
    return (11 - total % 11) % 10 == int(figures[12])


def is_personal_national_id(text: str) -> bool:
    """Whether this is a person's national id number: valid, and not of a company (those begin with 0)."""
    figures = only_digits(text)
    return check_digit_holds(figures) and figures[0] in "12345678"


def normalise_id(text: str) -> str:
    """The 13 digits of a valid number, of a person or a company, or `IdError` saying what is missing."""
    figures = only_digits(text)
    if figures and len(figures) != LENGTH:
        raise IdError(
            ngettext(
                "This number has 13 digits. You typed %(count)s digit",
                "This number has 13 digits. You typed %(count)s digits",
                len(figures),
            )
            % {"count": len(figures)},
            code="length",
        )
    if not check_digit_holds(figures):
        raise IdError(
            _("One digit does not fit. Compare the number with the paper once more"), code="check_digit"
        )
    return figures


def normalise_tax_id(text: str) -> str:
    """The 13 digits of a company's tax id. A person's national id is refused: we never store one."""
    if is_personal_national_id(text):
        raise IdError(
            _("This is a person's national ID number. Do not give it here; use a phone number instead"),
            code="personal",
        )
    return normalise_id(text)


def show_id(figures: str) -> str:
    """13 digits as printed on papers: 1-2345-67890-12-3."""
    return f"{figures[0]}-{figures[1:5]}-{figures[5:10]}-{figures[10:12]}-{figures[12]}"
