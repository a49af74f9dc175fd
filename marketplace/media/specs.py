"""Every size a photo is made in: one table. The job makes these, pages ask for nothing else.

Whole pictures, never cropped: pages cut by CSS, so that a new shape on a page needs no new files.
"""

from dataclasses import dataclass

WEBP_WIDTHS = (160, 360, 720, 1280)
JPEG_WIDTHS = (360, 720)


@dataclass(frozen=True)
class Print:
    """One size in one format. `spec` is how Wagtail names it, so that its own tags find it too."""

    width: int
    format: str
    quality: int

    @property
    def spec(self) -> str:
        """width-360|format-webp|webpquality-72"""
        return f"width-{self.width}|format-{self.format}|{self.format}quality-{self.quality}"


PRINTS = (
    *(Print(width, "webp", 72) for width in WEBP_WIDTHS),
    *(Print(width, "jpeg", 78) for width in JPEG_WIDTHS),
)
SPECS = tuple(one.spec for one in PRINTS)

# How wide a photo stands in each kind of place, for the browser to choose by.
SIZES = {
    "card": "(min-width:960px) 220px, (min-width:720px) 30vw, 46vw",
    "wide": "(min-width:960px) 370px, 80vw",
    "main": "(min-width:960px) 560px, 100vw",
    "thumb": "64px",
    "mini": "72px",
}
