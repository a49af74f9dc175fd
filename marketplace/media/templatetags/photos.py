"""`{% load photos %}` `{% picture image "card" alt=name %}`: the right size in the best format.

Never makes a size: what the job has not made yet is replaced by the nearest there is, at last by
the cleaned original. Lists call `prefetch_renditions` first; without it each photo costs one query.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from marketplace.media.domain.renditions import prefetch_renditions
from marketplace.media.specs import LOOKS, Look

register = template.Library()


@register.simple_tag
def picture(image, look: str = "card", *, alt: str = "", eager: bool = False, sizes: str = "") -> SafeString:
    """A photo as `<picture>`: WebP in several sizes, one JPEG behind; lazy unless eager."""
    if image is None:
        return SafeString("")
    wanted = LOOKS[look]
    made = _made(image)
    webp = [made[spec] for spec in wanted.webp if spec in made]
    return format_html(
        "<picture>{}{}</picture>",
        _source(webp, sizes or wanted.sizes),
        _img(image, wanted, made, alt, eager=eager),
    )


def draw_photo(image, alt: str) -> SafeString:
    """A photo inside a page's block: for `themes.rendering`."""
    return picture(image, "wide", alt=alt)


@register.simple_tag
def photo_url(image, look: str = "wide") -> str:
    """The address of the JPEG, for share cards and structured data."""
    made = _made(image)
    return made[LOOKS[look].jpeg].url if LOOKS[look].jpeg in made else image.file.url


def _made(image) -> dict:
    """The photo's sizes by spec; fetched here only if no list fetched them."""
    if getattr(image, "prefetched_renditions", None) is None:
        prefetch_renditions([image])
    return {rendition.filter_spec: rendition for rendition in image.prefetched_renditions}


def _source(renditions: list, sizes: str) -> SafeString:
    if not renditions:
        return SafeString("")
    srcset = format_html_join(", ", "{} {}w", ((rendition.url, rendition.width) for rendition in renditions))
    return format_html('<source type="image/webp" srcset="{}" sizes="{}">', srcset, sizes)


def _img(image, look: Look, made: dict, alt: str, *, eager: bool) -> SafeString:
    shown = made.get(look.jpeg)
    url, width, height = (
        (shown.url, shown.width, shown.height) if shown else (image.file.url, image.width, image.height)
    )
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}"{}>',
        url,
        alt,
        width,
        height,
        SafeString(' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'),
    )
