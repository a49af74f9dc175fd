"""Digits as people type them: ๓, １２, ' 3 '."""

import re

from django.utils.translation import gettext as _

from .errors import NumberError

_THAI = {0x0E50 + n: str(n) for n in range(10)}
_FULLWIDTH = {0xFF10 + n: str(n) for n in range(10)}
_FULLWIDTH_SIGNS = {0xFF0C: ",", 0xFF0E: ".", 0xFF0D: "-", 0xFF0B: "+", 0x2212: "-"}
_TO_ASCII = {**_THAI, **_FULLWIDTH, **_FULLWIDTH_SIGNS}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))

_WHOLE = re.compile(r"([+-]?)([0-9]+)", re.ASCII)
MAX_DIGITS = 10


def to_ascii(text: str) -> str:
    """The same text with Thai and full-width digits and signs as ASCII, and nothing else changed."""
    return text.translate(_TO_ASCII)


def tidy(text: str) -> str:
    """ASCII digits, no invisible characters, no space around: what a number is read from."""
    return to_ascii(str(text)).translate(_INVISIBLE).strip()


def read_whole(text: str) -> int:
    """Read a whole number as typed; the caller bounds it.

    Accepts ๓, １２ and ' 3 '; `-1` comes back as -1. Raises `NumberError` for '', '1.5',
    '1e2', '1_0', '1,000', words, and more than ten digits.
    """
    typed = tidy(text)
    if not typed:
        raise NumberError(_("Type a number, such as 3"), code="empty")
    if not (match := _WHOLE.fullmatch(typed)):
        raise NumberError(_("Type a whole number in digits only, such as 3"), code="not_whole")
    sign, figures = match.groups()
    if len(figures.lstrip("0")) > MAX_DIGITS:
        raise NumberError(_("That number is too big. Type a smaller one"), code="too_big")
    return int(sign + figures)
