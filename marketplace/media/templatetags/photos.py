"""`{% load photos %}` `{% picture image "card" alt=name %}`: the right size in the best format.

Lists call `prefetch_renditions` first; without it each photo costs one query.
"""

from django import template

from marketplace.media import pictures
from marketplace.media.queries import Formats, load
from marketplace.media.specs import SIZES

register = template.Library()


@register.simple_tag
def picture(image, look: str = "card", *, alt: str = "", eager: bool = False) -> str:
    """A photo as `<picture>`; nothing where there is none."""
    if image is None:
        return ""
    return pictures.picture(_formats(image), str(alt), sizes=SIZES[look], eager=eager)


def _formats(image) -> Formats:
    made = getattr(image, "made_sizes", None)
    return load([image.pk]).get(image.pk, {}) if made is None else made
