"""Small photos for tests."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model


def make_image(title="รูปทดลอง", *, size=(40, 30), color="orange", **fields):
    """A photo of the site's image model; `collection` says where it is kept."""
    stream = BytesIO()
    Image.new("RGB", size, color).save(stream, "JPEG")
    stream.seek(0)
    return get_image_model().objects.create(title=title, file=ImageFile(stream, name="photo.jpg"), **fields)
