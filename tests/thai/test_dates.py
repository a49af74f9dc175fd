import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.vectors import VECTORS
from thai import dates
from thai.errors import DateError

DATES = VECTORS["dates"]


@pytest.mark.parametrize(("typed", "iso"), DATES["parse"])
def test_dates_are_read_in_either_era(typed, iso):
    assert dates.read_date(typed).isoformat() == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("01/02/69", "2026-02-01"),
        ("2026-11-23", "2026-11-23"),
        ("2569-11-23", "2026-11-23"),
        ("23 November 2026", "2026-11-23"),
        ("23 Nov 26", "2026-11-23"),
        ("วันที่ 5 มิ.ย. พ.ศ. 2569", "2026-06-05"),
        ("5มิย69", "2026-06-05"),
        ("23-11-2569", "2026-11-23"),
        ("23.11.2569", "2026-11-23"),
    ],
)
def test_other_ways_of_writing_a_day_are_read(typed, iso):
    assert dates.read_date(typed).isoformat() == iso


@pytest.mark.parametrize(
    "typed",
    [*DATES["reject"], "", "พรุ่งนี้", "23/11", "0/1/2569", "23/11/25690", "23 ฟหก 2569", "๙" * 500],
)
def test_a_day_that_does_not_exist_is_refused_with_a_sentence(typed):
    with pytest.raises(DateError) as refused:
        dates.read_date(typed)
    assert str(refused.value)


@pytest.mark.parametrize(("iso", "long", "short", "tiny"), DATES["format"])
def test_thai_dates_are_in_the_buddhist_era(iso, long, short, tiny):
    day = dt.date.fromisoformat(iso)
    assert (dates.long_date(day, "th"), dates.short_date(day, "th"), dates.tiny_date(day, "th")) == (
        long,
        short,
        tiny,
    )
    for said in (long, short, tiny):
        assert dates.read_date(said) == day


def test_english_dates_are_in_the_common_era():
    day = dt.date(2026, 11, 23)
    assert dates.long_date(day, "en") == "23 November 2026"
    assert dates.weekday_date(day, "en") == "Monday 23 November 2026"
    assert dates.weekday_date(day, "th") == "วันจันทร์ที่ 23 พฤศจิกายน 2569"


def test_a_moment_is_told_in_the_sites_time_zone():
    late = dt.datetime(2026, 12, 31, 18, 5, tzinfo=dt.UTC)
    assert dates.long_date(late, "th") == "1 มกราคม 2570"
    assert dates.clock(late, "th") == "1:05 น."
    assert dates.clock_range(dt.time(15), dt.time(18), "th") == "15:00–18:00 น."
    assert dates.clock(dt.time(6, 0), "en") == "6:00"


def test_near_days_are_told_in_a_word():
    today = dt.date(2026, 11, 23)
    said = [dates.near_date(today + dt.timedelta(days=n), "th", today=today) for n in (-1, 0, 1, 2)]
    assert said == ["เมื่อวาน", "วันนี้", "พรุ่งนี้", "25 พ.ย. 2569"]


def test_template_filters_follow_the_active_language():
    page = Template(
        "{% load thai %}{{ when|thai_date }}|{{ when|thai_date_short }}|{{ when|thai_time }}{{ x|thai_date }}"
    )
    context = Context({"when": dt.datetime(2026, 11, 23, 7, 30, tzinfo=dt.UTC), "x": None})
    with translation.override("th"):
        assert page.render(context) == "23 พฤศจิกายน 2569|23 พ.ย. 2569|14:30 น."
    with translation.override("en"):
        assert page.render(context) == "23 November 2026|23 Nov 2026|14:30"
