"""This package's settings: `TALAT_RESERVED_SLUGS`."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, URLResolver


def reserved_slugs() -> frozenset[str]:
    """Words no page of ours may have as its slug.

    `TALAT_RESERVED_SLUGS`, the language codes, and the first segment of every address the
    site's own URLconf knows, so that a page can never hide a screen nor a screen a page.
    """
    handed_down: Iterable[str] = getattr(settings, "TALAT_RESERVED_SLUGS", ())
    languages = {code.lower() for code, _ in settings.LANGUAGES}
    return frozenset(handed_down) | languages | _first_segments(settings.ROOT_URLCONF)


@cache
def _first_segments(urlconf: str) -> frozenset[str]:
    return frozenset(_segments(get_resolver(urlconf).url_patterns))


def _segments(patterns: Iterable) -> Iterator[str]:
    for entry in patterns:
        segment = "" if isinstance(entry.pattern, LocalePrefixPattern) else _literal_start(entry.pattern)
        if segment:
            yield segment
        elif isinstance(entry, URLResolver) and segment is not None:
            yield from _segments(entry.url_patterns)


def _literal_start(pattern: object) -> str | None:
    """The first path segment where it is fixed; '' where the pattern adds none; None where it varies."""
    text = str(pattern)
    if isinstance(pattern, RegexPattern):
        text = text.removeprefix("^").replace("\\-", "-").replace("\\.", ".")
    head = text.lstrip("/").split("/", 1)[0].rstrip("$").removesuffix("\\Z")
    if any(char in head for char in "<>()[]*+?\\|^"):
        return None
    return head
