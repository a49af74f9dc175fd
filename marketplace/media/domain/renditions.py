"""The sizes of a photo: made once by a job after upload, fetched for a whole list in one query."""

from collections.abc import Iterable
from typing import Any

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from marketplace.media.specs import ALL_SPECS, LOOKS


@task()
def make_renditions(image_id: int) -> None:
    """Make every size pages use. May run twice; a photo deleted meanwhile is no error."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return
    made = {(row.filter_spec, row.focal_point_key) for row in made_renditions([image.pk])}
    wanted = [Filter(spec=spec) for spec in ALL_SPECS]
    image.create_renditions(*(one for one in wanted if (one.spec, one.get_cache_key(image)) not in made))


def prefetch_renditions(images: Iterable[Any], *looks: str) -> None:
    """Give each photo its made sizes (of these looks, else all), in one query for the whole list.

    Fills `image.prefetched_renditions`, which the `picture` tag and Wagtail itself look into.
    Photos may be None, or stand in the list more than once.
    """
    present = [image for image in images if image is not None]
    if not present:
        return
    found: dict[int, list[Any]] = {image.pk: [] for image in present}
    for rendition in made_renditions(found, *looks):
        found[rendition.image_id].append(rendition)
    for image in present:
        image.prefetched_renditions = found[image.pk]


def made_renditions(image_ids: Iterable[int], *looks: str) -> Iterable[Any]:
    """The sizes that exist, oldest first: of two for one size the newer one counts."""
    specs = {spec for look in looks for spec in LOOKS[look].specs} or set(ALL_SPECS)
    model = get_image_model().get_rendition_model()
    return model.objects.filter(image_id__in=list(image_ids), filter_spec__in=specs).order_by("pk")
