"""Photos on a page, and how wide they stand there."""

from marketplace.media.pictures import address, picture
from marketplace.media.queries import load
from marketplace.media.specs import SIZES

__all__ = ["CARD_SIZES", "MAIN_SIZES", "THUMB_SIZES", "WIDE_SIZES", "address", "load", "picture"]

CARD_SIZES = SIZES["card"]
WIDE_SIZES = SIZES["wide"]
MAIN_SIZES = SIZES["main"]
THUMB_SIZES = SIZES["thumb"]
