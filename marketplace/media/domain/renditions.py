"""The sizes of a photo, made once by a job after upload.

The photo is decoded once for all of them: half the work of asking Wagtail for each.
"""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django_tasks import task
from PIL import Image
from wagtail.images import get_image_model

from marketplace.media.cleaning import upright_picture
from marketplace.media.specs import PRINTS, Print

EXTENSIONS = {"webp": ".webp", "jpeg": ".jpg"}


@task()
def make_renditions(image_id: int) -> None:
    """Make every size pages use that is not there yet. May run twice; a photo gone meanwhile is no error."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return
    made = set(image.renditions.filter(focal_point_key="").values_list("filter_spec", flat=True))
    wanted = [one for one in PRINTS if one.spec not in made]
    if not wanted:
        return
    with image.open_file() as file:
        picture = upright_picture(file)
    model = image.get_rendition_model()
    model.objects.bulk_create((_row(image, picture, one) for one in wanted), ignore_conflicts=True)


def _row(image: Any, picture: Image.Image, one: Print) -> Any:
    """An unsaved rendition, as Wagtail itself would make it: never larger than the photo."""
    shown = picture
    if picture.width > one.width:
        height = max(1, round(picture.height * one.width / picture.width))
        shown = picture.resize((one.width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    held = BytesIO()
    options = {"optimize": True, "progressive": True} if one.format == "jpeg" else {"method": 4}
    shown.save(held, one.format, quality=one.quality, **options)
    name = f"{PurePath(image.file.name).stem}.{one.spec.replace('|', '.')}{EXTENSIONS[one.format]}"
    return image.get_rendition_model()(
        image=image,
        filter_spec=one.spec,
        focal_point_key="",
        file=ContentFile(held.getvalue(), name=name),
        width=shown.width,
        height=shown.height,
    )
