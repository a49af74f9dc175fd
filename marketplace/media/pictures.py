"""A photo as HTML: modern formats first, measured so that nothing jumps, never made while a page is shown."""

import re

from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from marketplace.media.queries import Formats, Size
from marketplace.media.specs import SIZES

TYPES = ("avif", "webp")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_./-]+")
PLAIN = ("jpeg", "png", "plain")


def picture(
    formats: Formats | None, alt: str, *, sizes: str = SIZES["card"], eager: bool = False
) -> SafeString:
    """`<picture>` of what `queries.load` found: lazy unless it is seen at once (`eager`)."""
    if not formats:
        return mark_safe("")
    plain = _plain(formats)
    last = plain[-1]
    sources = "".join(
        f'<source type="image/{kind}" srcset="{_set(formats[kind])}" sizes="{sizes}">'
        for kind in TYPES
        if kind in formats and formats[kind] is not plain
    )
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return mark_safe(
        f'<picture>{sources}<img src="{_url(last)}" srcset="{_set(plain)}"'
        f' sizes="{sizes}" width="{last.width}" height="{last.height}"'
        f' alt="{escape(alt)}" {loading}></picture>'
    )


def address(formats: Formats | None) -> str:
    """The address of the largest size every program can open, for share cards and structured data."""
    return _url(_plain(formats)[-1]) if formats else ""


def _plain(formats: Formats) -> list[Size]:
    """The sizes of the format every browser knows; where there is none, of any."""
    return next((formats[kind] for kind in PLAIN if kind in formats), None) or next(iter(formats.values()))


def _set(sizes: list[Size]) -> str:
    return ", ".join(f"{_url(size)} {size.width}w" for size in sizes)


def _url(size: Size) -> str:
    """The address of a file. Where a storage only puts its base before the name, so do we: a list has hundreds."""
    base = _base()
    if base and _PLAIN_NAME.fullmatch(size.file):
        return base + size.file
    return escape(default_storage.url(size.file))


def _base() -> str:
    """What the storage puts before a plain name, or nothing where it does more (signs, renames)."""
    storage = default_storage._wrapped if hasattr(default_storage, "_wrapped") else default_storage
    return escape(storage.base_url) if type(storage) is FileSystemStorage and storage.base_url else ""
