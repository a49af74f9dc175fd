"""Photos on a page, and how wide they stand there."""

from django.utils.safestring import SafeString

from marketplace.media import pictures
from marketplace.media.pictures import address
from marketplace.media.queries import Formats, load
from marketplace.media.specs import SIZES

__all__ = ["address", "load", "picture"]


def picture(made: Formats | None, alt: str, *, look: str = "card", eager: bool = False) -> SafeString:
    """A loaded photo as `<picture>`, in one of the places a page has for it."""
    return pictures.picture(made, alt, sizes=SIZES[look], eager=eager)
