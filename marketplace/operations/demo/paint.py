"""Paint the demo city's photos from our own drawings.

Run `python -m marketplace.operations.demo.paint` after a drawing in `art/` or a
photo's row in `data/` changed, and commit what comes out. It needs `resvg-py`
(a development dependency); the demo itself only reads the finished photos.
"""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import resvg_py
from PIL import Image, ImageOps

HERE = Path(__file__).resolve().parent
ART, DATA, PHOTOS = HERE / "art", HERE / "data", HERE / "photos"
SQUARE, WIDE, QUALITY = 1100, 1200, 80
COVER_CROP = [0.0, 0.13, 1.0, 0.78]
# The awnings' own tints, so that neighbours in a list never look alike.
COVER_TINTS = (
    "#f9d985",
    "#cfe2da",
    "#f4bfa9",
    "#dfe5b6",
    "#cfdfee",
    "#f7d4b2",
    "#ddd3ea",
    "#b9dcd6",
    "#f6ecae",
)
SCENE_CROPS = (
    [0.0, 0.0, 1.0, 1.0],
    [0.0, 0.14, 0.86, 0.86],
    [0.14, 0.12, 0.86, 0.88],
    [0.1, 0.05, 0.8, 0.8],
)


def read(name: str) -> list[dict]:
    """The rows of one data file."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def recolour(svg: str, spec: dict) -> str:
    """Put the wanted background and paints into a drawing; two colours may change places."""
    paints = {old: f"#@{number}@" for number, old in enumerate(spec.get("paint", {}))}
    for old, mark in paints.items():
        svg = svg.replace(old, mark)
    for old, mark in paints.items():
        svg = svg.replace(mark, spec["paint"][old])
    if background := spec.get("background"):
        start = svg.index("<rect ")
        end = svg.index("/>", start)
        rect = svg[start:end]
        before, _, after = rect.partition('fill="')
        svg = svg[:start] + before + 'fill="' + background + after[after.index('"') :] + svg[end:]
    return svg


def render(spec: dict, width: int) -> Image.Image:
    """One photo, `width` pixels wide after its crop."""
    svg = recolour((ART / spec["art"]).read_text(encoding="utf-8"), spec)
    left, top, wide, high = spec.get("crop") or (0.0, 0.0, 1.0, 1.0)
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=round(width / wide)))
    photo = Image.open(io.BytesIO(drawn)).convert("RGB")
    box = (left * photo.width, top * photo.height, (left + wide) * photo.width, (top + high) * photo.height)
    photo = photo.crop(tuple(round(edge) for edge in box))
    return ImageOps.mirror(photo) if spec.get("mirror") else photo


def specs() -> Iterator[tuple[dict, int]]:
    """Every photo of the demo city, with its width."""
    for product in read("products.json"):
        for photo in product["photos"]:
            yield photo, SQUARE
    for number, shop in enumerate(read("shops.json"), start=1):
        tint = COVER_TINTS[number % len(COVER_TINTS)]
        mirror = number % 2 == 0
        yield (
            {
                "file": f"shop-{number:02}.jpg",
                "art": shop["cover"],
                "background": tint,
                "crop": COVER_CROP,
                "mirror": mirror,
            },
            WIDE,
        )
        if portrait := shop["portrait"]:
            yield {"file": f"maker-{number:02}.jpg", **portrait}, 720
    for number, community in enumerate(read("communities.json"), start=1):
        crop = SCENE_CROPS[(number // 4) % len(SCENE_CROPS)]
        yield (
            {
                "file": f"community-{number:02}.jpg",
                "art": community["scene"],
                "crop": crop,
                "mirror": number % 3 == 0,
            },
            WIDE,
        )
    yield {"file": "home-lane.jpg", "art": "scene-lane-market.svg"}, 1600
    yield {"file": "home-fair.jpg", "art": "scene-temple-fair.svg"}, WIDE
    yield {"file": "home-volunteer.jpg", "art": "volunteer-and-elder.svg", "background": "#cfe2da"}, SQUARE


def main() -> None:
    """Paint every photo, and take away those no row asks for any more."""
    PHOTOS.mkdir(exist_ok=True)
    wanted = set()
    for spec, width in specs():
        wanted.add(spec["file"])
        photo = render(spec, width)
        photo.save(PHOTOS / spec["file"], "JPEG", quality=QUALITY, optimize=True, progressive=True)
    for old in PHOTOS.glob("*.jpg"):
        if old.name not in wanted:
            old.unlink()
    size = sum(path.stat().st_size for path in PHOTOS.glob("*.jpg"))
    sys.stdout.write(f"{len(wanted)} photos, {size / 1_000_000:.1f} MB\n")


if __name__ == "__main__":
    main()
