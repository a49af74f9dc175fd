"""The made sizes of every photo of a page, in one query."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet
from wagtail.images import get_image_model

from marketplace.media.specs import SPECS


class Size(NamedTuple):
    """One file of a photo."""

    width: int
    height: int
    file: str


Formats = Mapping[str, list[Size]]


def made_sizes(image_ids: list[int], widths: tuple[int, ...] = ()) -> QuerySet:
    """The made sizes of photos as rows, small first: all, or only these widths of our table."""
    renditions = get_image_model().get_rendition_model().objects
    rows = renditions.filter(image_id__in=image_ids, focal_point_key="")
    if widths:
        specs = [spec for spec in SPECS if int(spec.split("|")[0].removeprefix("width-")) in widths]
        rows = rows.filter(filter_spec__in=specs)
    else:
        rows = rows.filter(filter_spec__startswith="width-")
    return rows.order_by("width").values_list("image_id", "filter_spec", "file", "width", "height")


def load(
    image_ids: Iterable[int | None],
    *,
    ask: Callable[[list[int]], Iterable[tuple]] = made_sizes,
) -> dict[int, dict[str, list[Size]]]:
    """{image: {format: sizes, small first}} for every photo of a page: one query, none without photos.

    A photo whose sizes the job has not made yet comes with its cleaned original as its only
    size, at the price of one more query for all such photos. `ask` gives the rows of `made_sizes`.
    """
    wanted = {image_id for image_id in image_ids if image_id}
    if not wanted:
        return {}
    found: dict[int, dict[str, list[Size]]] = {}
    for image_id, spec, file, width, height in ask(sorted(wanted)):
        kind = spec.partition("format-")[2].partition("|")[0] or "plain"
        found.setdefault(image_id, {}).setdefault(kind, []).append(Size(width, height, file))
    if missing := wanted - found.keys():
        originals = get_image_model().objects.filter(pk__in=missing)
        for image_id, *size in originals.values_list("pk", "width", "height", "file"):
            found[image_id] = {"plain": [Size(*size)]}
    return found


def prefetch_renditions(images: Iterable[Any]) -> None:
    """Give each photo of a list its made sizes as `image.made_sizes`, for the `picture` tag: one query.

    Photos may be None, or stand in the list more than once.
    """
    present = [image for image in images if image is not None]
    found = load(image.pk for image in present)
    for image in present:
        image.made_sizes = found.get(image.pk, {})
