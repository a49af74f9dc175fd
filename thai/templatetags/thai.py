"""`{% load thai %}`: dates, times, phones and amounts in words, in the active language."""

from django import template

from thai import bahttext, dates, phones

register = template.Library()


def _or_empty(show):
    """A filter that shows nothing for nothing, as templates expect."""

    def shown(value):
        return show(value) if value not in (None, "") else ""

    return shown


register.filter("thai_date", _or_empty(dates.long_date))
register.filter("thai_date_short", _or_empty(dates.short_date))
register.filter("thai_date_tiny", _or_empty(dates.tiny_date))
register.filter("thai_date_weekday", _or_empty(dates.weekday_date))
register.filter("thai_day", _or_empty(dates.near_date))
register.filter("thai_time", _or_empty(dates.clock))
register.filter("thai_hours", dates.clock_range)
register.filter("phone", _or_empty(phones.show_phone))
register.filter("baht_in_words", _or_empty(bahttext.baht_in_words))
