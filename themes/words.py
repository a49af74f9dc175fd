"""Twin words: Thai in `name_th` (a page's own `title`), English in `name_en`."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def speaks_english() -> bool:
    """Whether this answer is in English; in every other language of a site people read Thai."""
    return (get_language() or "").startswith("en")


def thai_of(obj: object, field: str) -> str:
    """The Thai words of a twin field."""
    said = getattr(obj, f"{field}_th", None)
    return (getattr(obj, field, "") if said is None else said) or ""


def words(obj: object, field: str) -> str:
    """The plain words in the active language, Thai where English was never written."""
    english = getattr(obj, f"{field}_en", "") if speaks_english() else ""
    return english or thai_of(obj, field)


def marked(obj: object, field: str) -> str | SafeString:
    """The same words for a page: Thai among English carries `lang="th"`.

    A screen reader then changes its voice, and a browser its line breaking.
    """
    thai = thai_of(obj, field)
    if not speaks_english() or not thai:
        return thai
    english = getattr(obj, f"{field}_en", "")
    return english or format_html('<span lang="th">{}</span>', thai)
