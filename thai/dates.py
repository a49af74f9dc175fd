"""Dates and clock times as said here: Thai in the Buddhist era, English in the common one.

Django's own `th` formats give Gregorian years, so nothing here uses them.
"""

import datetime as dt
import re

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .digits import tidy
from .errors import DateError

ERA = 543

MONTHS_TH = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS_TH = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMERIC = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(?:วันที่\s*)?(\d{1,2})\s*([^\d\s][^\d]*?)\s*(?:พ\.ศ\.|ค\.ศ\.)?\s*(\d{4}|\d{2})")


def is_thai(language: str | None = None) -> bool:
    """Whether the given language, or else the active one, is Thai."""
    return (language or get_language() or "th").startswith("th")


def local_day(value: dt.date | dt.datetime) -> dt.date:
    """The calendar day of a date or of a moment, seen from the site's time zone."""
    if isinstance(value, dt.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def long_date(value: dt.date | dt.datetime, language: str | None = None) -> str:
    """23 พฤศจิกายน 2569 · 23 November 2026"""
    day = local_day(value)
    if is_thai(language):
        return f"{day.day} {MONTHS_TH[day.month - 1]} {day.year + ERA}"
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def short_date(value: dt.date | dt.datetime, language: str | None = None) -> str:
    """23 พ.ย. 2569 · 23 Nov 2026"""
    day = local_day(value)
    if is_thai(language):
        return f"{day.day} {SHORT_MONTHS_TH[day.month - 1]} {day.year + ERA}"
    return f"{day.day} {SHORT_MONTHS_EN[day.month - 1]} {day.year}"


def tiny_date(value: dt.date | dt.datetime, language: str | None = None) -> str:
    """23 พ.ย. 69 · 23 Nov 26"""
    day = local_day(value)
    if is_thai(language):
        return f"{day.day} {SHORT_MONTHS_TH[day.month - 1]} {(day.year + ERA) % 100:02d}"
    return f"{day.day} {SHORT_MONTHS_EN[day.month - 1]} {day.year % 100:02d}"


def weekday_date(value: dt.date | dt.datetime, language: str | None = None) -> str:
    """วันจันทร์ที่ 23 พฤศจิกายน 2569 · Monday 23 November 2026"""
    return f"{weekday(value, language)}{'ที่' if is_thai(language) else ''} {long_date(value, language)}"


def weekday(value: dt.date | dt.datetime, language: str | None = None) -> str:
    """วันจันทร์ · Monday"""
    number = local_day(value).weekday()
    return f"วัน{WEEKDAYS_TH[number]}" if is_thai(language) else WEEKDAYS_EN[number]


def near_date(
    value: dt.date | dt.datetime, language: str | None = None, *, today: dt.date | None = None
) -> str:
    """วันนี้, พรุ่งนี้, เมื่อวาน, else the short date; in English today, tomorrow, yesterday."""
    day = local_day(value)
    away = (day - (today or timezone.localdate())).days
    words = {-1: ("เมื่อวาน", "yesterday"), 0: ("วันนี้", "today"), 1: ("พรุ่งนี้", "tomorrow")}
    if away in words:
        return words[away][0 if is_thai(language) else 1]
    return short_date(day, language)


def clock(value: dt.time | dt.datetime, language: str | None = None) -> str:
    """14:30 น. · 14:30; no leading zero: 6:00 น."""
    return f"{_hour_minute(value)}{' น.' if is_thai(language) else ''}"


def clock_range(start: dt.time | dt.datetime, end: dt.time | dt.datetime, language: str | None = None) -> str:
    """15:00–18:00 น. · 15:00–18:00"""
    return f"{_hour_minute(start)}–{clock(end, language)}"


def _hour_minute(value: dt.time | dt.datetime) -> str:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.hour}:{value.minute:02d}"


def read_date(text: str) -> dt.date:
    """Read a day as people write it: 23/11/2569, 23 พ.ย. 69, ๒๓ พฤศจิกายน ๒๕๖๙, 23 Nov 2026, 2026-11-23.

    Day first. A year of two figures is of the Buddhist era (69 is 2569), but of the common
    era after an English month. Raises `DateError` for a day that does not exist. Dates before
    1941, when the Thai year still began in April, are read by today's calendar.
    """
    typed = tidy(text)
    if not typed:
        raise DateError(_("Type a date, such as 23/11/2569"), code="empty")
    day, month, year = _parts(typed)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise DateError(
            _("There is no such day. Look at the day and the month once more"), code="no_such_day"
        ) from None


def _parts(typed: str) -> tuple[int, int, int]:
    """Day, month and common-era year as typed, not yet known to exist."""
    if match := _ISO.fullmatch(typed):
        return int(match[3]), int(match[2]), _common_era(match[1])
    if match := _NUMERIC.fullmatch(typed):
        return int(match[1]), int(match[2]), _common_era(match[3])
    if (match := _NAMED.fullmatch(typed)) and (named := _MONTH_NAMES.get(_month_key(match[2]))):
        month, thai = named
        return int(match[1]), month, _common_era(match[3], short_is_thai=thai)
    raise DateError(_("Type the date as day, month and year, such as 23/11/2569"), code="not_a_date")


def _common_era(figures: str, *, short_is_thai: bool = True) -> int:
    year = int(figures)
    if len(figures) == 2:
        return 2500 + year - ERA if short_is_thai else 2000 + year
    return year - ERA if year >= 2300 else year


def _month_key(name: str) -> str:
    return re.sub(r"[\s.]", "", name).casefold()


_MONTH_NAMES = {
    _month_key(name): (number, thai)
    for names, thai in (
        (MONTHS_TH, True),
        (SHORT_MONTHS_TH, True),
        (MONTHS_EN, False),
        (SHORT_MONTHS_EN, False),
    )
    for number, name in enumerate(names, start=1)
}
