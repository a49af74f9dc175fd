"""Every size a photo is made in: one table. The job makes these, pages ask for nothing else.

Whole pictures, never cropped: pages cut by CSS, so that a new shape on a page needs no new files.
"""

WEBP_WIDTHS = (160, 360, 720, 1280)
JPEG_WIDTHS = (360, 720)

SPECS = (
    *(f"width-{width}|format-webp|webpquality-72" for width in WEBP_WIDTHS),
    *(f"width-{width}|format-jpeg|jpegquality-78" for width in JPEG_WIDTHS),
)

# How wide a photo stands in each kind of place, for the browser to choose by.
SIZES = {
    "card": "(min-width:960px) 220px, (min-width:720px) 30vw, 46vw",
    "wide": "(min-width:960px) 370px, 80vw",
    "main": "(min-width:960px) 560px, 100vw",
    "thumb": "64px",
    "mini": "72px",
}
