"""What a first visit costs on a phone: bytes on the line, as a real browser asks for them."""

import gzip
from pathlib import Path

import pytest

from marketplace.media.domain.photos import add_photo
from marketplace.operations import demo
from products.domain.listing import PhotoSpec
from tests.factories.products import make_listing

from .town import make_stall

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_WITHOUT_PHOTOS = 45_000
MOST = 200_000
PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")


def heaviest_photos(count: int) -> list[Path]:
    """The demo city's own, the largest first."""
    folder = Path(demo.__file__).parent / "photos"
    return sorted(folder.glob("*.jpg"), key=lambda path: path.stat().st_size, reverse=True)[:count]


def weigh(page, path: str) -> dict[str, int]:
    """Bytes by kind of everything the page asks for, down to its end; text as it is sent, packed."""
    weights, answers = {"words": 0, "photos": 0}, []

    def note(answer) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(path, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")
    for answer in answers:
        kind = answer.headers.get("content-type", "")
        if kind.startswith(PACKED):
            weights["words"] += len(gzip.compress(answer.body(), 6))
        else:
            weights["photos"] += len(answer.body())
    return weights


def test_a_first_visit_to_a_product_is_light_with_all_its_photos(live_site, new_page):
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678")
    photos = []
    for path in heaviest_photos(7):
        with path.open("rb") as file:
            photos.append(PhotoSpec(image=add_photo(file=file, title=path.stem), alt_th="ขนม"))
    product = make_listing(stall.shop, name_th="ขนมเปี๊ยะไส้ถั่ว", photos=photos[:3])
    for photo in photos[3:]:
        make_listing(stall.shop, photos=[photo])
    page = new_page()
    weights = weigh(page, product.page.get_url())
    assert page.locator("picture").count() >= 4
    assert weights["photos"] > 10_000, weights
    assert weights["words"] <= MOST_WITHOUT_PHOTOS, weights
    assert sum(weights.values()) <= MOST, weights
