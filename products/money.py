"""Money: the one place that reads, shows, rounds and splits it.

An amount is a whole number of satang everywhere. No float, and no rounding anywhere else.
"""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from products.errors import MoneyError
from thai.dates import is_thai
from thai.digits import tidy

CURRENCY = "THB"
SATANG = 100
MAX_SATANG = 99_999_999 * SATANG
WHOLE_RATE = 10_000

_AMOUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?")
_UNIT = re.compile(r"^(?:฿|THB)|(?:บาท|บ\.|฿|THB|baht)$", re.IGNORECASE)


def read_baht(text: str, *, zero: bool = True) -> int:
    """Read an amount in baht as typed: '1,234.50', '๑๒๐', '฿120', '120 บาท'; in satang.

    Raises `MoneyError` for a negative amount, more than two decimals, more than 99,999,999
    baht, anything else that is no amount, and for 0 unless `zero`.
    """
    typed = _UNIT.sub("", tidy(text)).strip()
    if not typed:
        raise MoneyError(_("Type an amount in baht, such as 120"), code="empty")
    if typed.startswith("-"):
        raise MoneyError(_("An amount cannot be below 0 baht"), code="negative")
    if not (match := _AMOUNT.fullmatch(typed)):
        raise MoneyError(_("Type an amount in baht, such as 120 or 89.50"), code="not_an_amount")
    baht, coins = match[1].replace(",", "").lstrip("0"), (match[2] or "")
    if len(coins) > 2:
        raise MoneyError(_("Type at most two figures after the point, such as 89.50"), code="decimals")
    if len(baht) > 8:
        raise MoneyError(_("That is more than 99,999,999 baht. Type a smaller amount"), code="too_big")
    satang = int(baht or "0") * SATANG + int(coins.ljust(2, "0"))
    if not (satang or zero):
        raise MoneyError(_("Type an amount above 0 baht"), code="zero")
    return satang


def show_amount(satang: int) -> str:
    """The figure alone: 1,234.50; whole baht without decimals: 120."""
    sign = "-" if satang < 0 else ""
    baht, coins = divmod(abs(satang), SATANG)
    return f"{sign}{baht:,}.{coins:02d}" if coins else f"{sign}{baht:,}"


def show_baht(satang: int, language: str | None = None) -> str:
    """The figure with its unit in the given or active language: 1,234.50 บาท · ฿1,234.50."""
    if is_thai(language):
        return f"{show_amount(satang)} บาท"
    return show_symbol(satang)


def show_symbol(satang: int) -> str:
    """The figure with the sign of the baht, in any language: ฿1,234.50."""
    return f"-฿{show_amount(-satang)}" if satang < 0 else f"฿{show_amount(satang)}"


def plain_decimal(satang: int) -> str:
    """For machines (PromptPay, feeds, APIs): two decimals, no commas: 1234.50."""
    sign = "-" if satang < 0 else ""
    baht, coins = divmod(abs(satang), SATANG)
    return f"{sign}{baht}.{coins:02d}"


def is_whole_baht(satang: int) -> bool:
    """Whether it can be paid in cash without coins below a baht."""
    return satang % SATANG == 0


def divide(amount: int, by: int) -> int:
    """`amount / by` rounded half up, away from zero; `by` is above 0."""
    if by <= 0:
        raise ValueError("divide by a number above 0")
    quotient = (2 * abs(amount) + by) // (2 * by)
    return -quotient if amount < 0 else quotient


def share_of(satang: int, rate: int) -> int:
    """A percentage of an amount, rounded half up; `rate` is in hundredths of a percent: 7 % is 700."""
    return divide(satang * rate, WHOLE_RATE)


def split(satang: int, weights: Sequence[int]) -> list[int]:
    """Share an amount out by weights so that the parts add up to it exactly.

    By largest remainder; of equal remainders the earlier part gets the satang. Where every
    weight is 0 the parts are equal. Raises `ValueError` for no parts or a negative weight.
    """
    if not weights or min(weights) < 0:
        raise ValueError("split among at least one part, by weights from 0 on")
    if satang < 0:
        return [-part for part in split(-satang, weights)]
    if not sum(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    parts = [satang * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda part: -(satang * weights[part] % whole))
    for part in by_remainder[: satang - sum(parts)]:
        parts[part] += 1
    return parts
