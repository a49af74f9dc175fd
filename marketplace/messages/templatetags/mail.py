"""`{% load mail %}`: what letters need beside the house's own filters."""

import datetime as dt

from django import template

register = template.Library()


@register.filter
def moment(text: str) -> dt.datetime | str:
    """A moment kept as ISO text, to show with the filters of `thai`. '' stays ''."""
    return dt.datetime.fromisoformat(text) if text else ""
