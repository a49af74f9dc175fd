"""Words of rows that were read as plain values."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from themes.words import speaks_english


def said(thai: str | None, english: str | None) -> str | SafeString:
    """The words in the active language; Thai among English carries `lang="th"`."""
    if not speaks_english():
        return thai or ""
    return english or (format_html('<span lang="th">{}</span>', thai) if thai else "")


def plain(thai: str | None, english: str | None) -> str:
    """The same without markup, for titles and attributes."""
    return (english if speaks_english() and english else thai) or ""
