"""The site's photos."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.images.models import Image as WagtailImage

from marketplace.media.cleaning import clean_photo


class PhotoFieldFile(WagtailImageFieldFile):
    """Whatever way a file comes in, it is cleaned before it is stored."""

    def save(self, name, content, save=True):
        photo = clean_photo(content)
        super().save(photo.name, photo, save=save)


class PhotoField(WagtailImageField):
    attr_class = PhotoFieldFile


class SiteImage(AbstractImage):
    """A photo, cleaned at upload. Alt text stands where the photo is used."""

    file = PhotoField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")

    admin_form_fields = WagtailImage.admin_form_fields


class Rendition(AbstractRendition):
    """One size of a photo."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
