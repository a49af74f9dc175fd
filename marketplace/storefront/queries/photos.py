"""Photos on a page: every size of every photo in one query, drawn as `<picture>`."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images import get_image_model

CARD_SIZES = "(min-width:960px) 220px, (min-width:720px) 30vw, 46vw"
WIDE_SIZES = "(min-width:960px) 370px, 80vw"
MAIN_SIZES = "(min-width:960px) 560px, 100vw"
THUMB_SIZES = "64px"


class Size(NamedTuple):
    width: int
    height: int
    file: str


Sizes = Mapping[str, list[Size]]
TYPES = ("avif", "webp")


def load(image_ids: Iterable[int | None]) -> dict[int, dict[str, list[Size]]]:
    """{image: {format: sizes, small first}} for every photo of a page: one query, none without photos."""
    wanted = {image_id for image_id in image_ids if image_id}
    if not wanted:
        return {}
    renditions = get_image_model().get_rendition_model().objects
    rows = renditions.filter(image_id__in=wanted, filter_spec__startswith="width-", focal_point_key="")
    found: dict[int, dict[str, list[Size]]] = {}
    for image_id, spec, file, width, height in rows.order_by("width").values_list(
        "image_id", "filter_spec", "file", "width", "height"
    ):
        kind = spec.partition("format-")[2].partition("|")[0] or "plain"
        found.setdefault(image_id, {}).setdefault(kind, []).append(Size(width, height, file))
    return found


def _set(sizes: list[Size]) -> str:
    return ", ".join(f"{default_storage.url(size.file)} {size.width}w" for size in sizes)


def picture(formats: Sizes | None, alt: str, *, sizes: str = CARD_SIZES, eager: bool = False) -> SafeString:
    """`<picture>`: modern formats first, measured so that nothing jumps, lazy unless it is seen at once."""
    if not formats:
        return mark_safe("")
    plain = next((formats[kind] for kind in ("jpeg", "png", "plain") if kind in formats), None)
    plain = plain or next(iter(formats.values()))
    last = plain[-1]
    sources = "".join(
        f'<source type="image/{kind}" srcset="{_set(formats[kind])}" sizes="{sizes}">'
        for kind in TYPES
        if kind in formats and formats[kind] is not plain
    )
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return mark_safe(
        f'<picture>{sources}<img src="{default_storage.url(last.file)}" srcset="{_set(plain)}"'
        f' sizes="{sizes}" width="{last.width}" height="{last.height}"'
        f' alt="{escape(alt)}" {loading}></picture>'
    )


def address(formats: Sizes | None) -> str:
    """The address of the largest size every program can open."""
    if not formats:
        return ""
    plain = next((formats[kind] for kind in ("jpeg", "png", "plain") if kind in formats), None)
    return default_storage.url((plain or next(iter(formats.values())))[-1].file)
