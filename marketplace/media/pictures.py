"""A photo as HTML: modern formats first, measured so that nothing jumps, never made while a page is shown."""

import re

from django.core.files.storage import FileSystemStorage, default_storage, storages
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
    base = _base()
    sources = "".join(
        f'<source type="image/{kind}" srcset="{_set(formats[kind], base)}" sizes="{sizes}">'
        for kind in TYPES
        if kind in formats and formats[kind] is not plain
    )
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return mark_safe(
        f'<picture>{sources}<img src="{_url(last, base)}" srcset="{_set(plain, base)}"'
        f' sizes="{sizes}" width="{last.width}" height="{last.height}"'
        f' alt="{escape(alt)}" {loading}></picture>'
    )


def address(formats: Formats | None) -> str:
    """The address of the largest size every program can open, for share cards and structured data."""
    return _url(_plain(formats)[-1], _base()) if formats else ""


def _plain(formats: Formats) -> list[Size]:
    """The sizes of the format every browser knows; where there is none, of any."""
    return next((formats[kind] for kind in PLAIN if kind in formats), None) or next(iter(formats.values()))


def _set(sizes: list[Size], base: str) -> str:
    return ", ".join([f"{_url(size, base)} {size.width}w" for size in sizes])


def _url(size: Size, base: str) -> str:
    """The address of a file; a storage that only puts its base before a name is not asked each time."""
    if base and _PLAIN_NAME.fullmatch(size.file):
        return base + size.file
    return escape(default_storage.url(size.file))


def _base() -> str:
    """What the storage puts before a plain name; nothing where it may do more, such as sign."""
    storage = storages["default"]
    return escape(storage.base_url) if type(storage) is FileSystemStorage and storage.base_url else ""
