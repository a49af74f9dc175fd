"""The sizes of a photo, made once by a job after upload."""

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from marketplace.media.specs import SPECS


@task()
def make_renditions(image_id: int) -> None:
    """Make every size pages use that is not there yet. May run twice; a photo gone meanwhile is no error."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return
    made = set(image.renditions.values_list("filter_spec", "focal_point_key"))
    wanted = [Filter(spec=spec) for spec in SPECS]
    image.create_renditions(*(one for one in wanted if (one.spec, one.get_cache_key(image)) not in made))
