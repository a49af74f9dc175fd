"""Putting the committed photos into the site's photo library, once each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from wagtail.images import get_image_model

from marketplace.media.domain.photos import add_photo
from marketplace.media.domain.renditions import make_renditions
from marketplace.media.specs import SPECS
from marketplace.operations.demo import content

PREFIX = "demo/"
DARKROOMS = 2


class Pictures:
    """The demo's photos by file name; each is put into the library when first asked for."""

    def __init__(self) -> None:
        model = get_image_model()
        self._known = {image.title: image for image in model.objects.filter(title__startswith=PREFIX)}

    def __call__(self, name: str) -> Any:
        """The image of a committed photo."""
        title = PREFIX + name
        if title not in self._known:
            with (content.PHOTOS / name).open("rb") as file:
                self._known[title] = add_photo(file=file, title=title)
        return self._known[title]


def develop(*, progress: Callable[[int, int], object]) -> None:
    """Make the sizes of what a visitor sees first that are not made yet, two photos at a time.

    The other photos' sizes are jobs that wait in the queue; until they are made,
    pages show the originals. Tells `progress` how many of how many are done. The
    photos must be committed.
    """
    made = Count("renditions", filter=Q(renditions__filter_spec__in=SPECS))
    images = get_image_model().objects.filter(title__in=seen_first()).annotate(made=made)
    waiting = list(images.filter(made__lt=len(SPECS)).order_by("pk").values_list("pk", flat=True))
    with ThreadPoolExecutor(DARKROOMS) as pool:
        for number, _nothing in enumerate(pool.map(develop_one, waiting), start=1):
            progress(number, len(waiting))


def seen_first() -> list[str]:
    """The first photo of each product."""
    return [PREFIX + goods.words["photos"][0]["file"] for goods in content.goods()]


def develop_one(image_id: int) -> None:
    """One photo's sizes, on a connection of its own that ends with it."""
    try:
        make_renditions.func(image_id)
    finally:
        connection.close()
