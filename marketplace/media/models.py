"""The site's photos."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class SiteImage(AbstractImage):
    """A photo, cleaned at upload. Alt text stands where the photo is used."""

    admin_form_fields = WagtailImage.admin_form_fields


class Rendition(AbstractRendition):
    """One size of a photo."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
