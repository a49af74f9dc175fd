"""Photos on a page, and how wide they stand there."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from marketplace.media import pictures, queries
from marketplace.media.pictures import address
from marketplace.media.queries import Formats, made_sizes
from marketplace.media.specs import SIZES
from marketplace.storefront.queries import prepared

__all__ = ["address", "load", "picture"]

# What a card can use on the sharpest phone; the larger sizes are for a photo by itself.
CARD_WIDTHS = (160, 360, 720)


def load(image_ids: Iterable[int | None], *, cards: bool = False) -> dict[int, dict[str, list]]:
    """Every photo of a page: one query. With `cards`, only the sizes a card shows."""
    widths = CARD_WIDTHS if cards else ()

    def ask(images: list[int]) -> list[tuple]:
        return prepared.rows(("photos", widths), lambda images: made_sizes(images, widths), images=images)

    return queries.load(image_ids, ask=ask)


def picture(made: Formats | None, alt: str, *, look: str = "card", eager: bool = False) -> SafeString:
    """A loaded photo as `<picture>`, in one of the places a page has for it."""
    return pictures.picture(made, alt, sizes=SIZES[look], eager=eager)
