"""Putting the committed photos into the site's photo library, once each."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from marketplace.operations.demo.content import PHOTOS

PREFIX = "demo/"


class Pictures:
    """The demo's photos by file name; each is put into the library when first asked for."""

    def __init__(self) -> None:
        model = get_image_model()
        self._known = {image.title: image for image in model.objects.filter(title__startswith=PREFIX)}

    def __call__(self, name: str) -> Any:
        """The image of a committed photo. They were painted clean and small, so nothing is changed."""
        title = PREFIX + name
        if title not in self._known:
            file = ContentFile((PHOTOS / name).read_bytes(), name=name)
            self._known[title] = get_image_model().objects.create(title=title, file=file)
        return self._known[title]
