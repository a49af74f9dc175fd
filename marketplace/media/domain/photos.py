"""Photos come into the site here."""

from typing import IO, Any

from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from marketplace.media.cleaning import CleanPhoto, clean_photo
from marketplace.media.domain.renditions import make_renditions

__all__ = ["CleanPhoto", "add_photo", "clean_photo"]


def add_photo(*, file: IO[bytes], title: str, uploaded_by: Any = None, collection: Any = None) -> Any:
    """Clean a file from outside and keep it as an image of the site; its sizes are made by a job.

    Works with whichever image model the site uses. Raises `PhotoError`; then nothing is kept.
    """
    photo = clean_photo(file)
    image = get_image_model()(
        title=title[:255],
        file=photo,
        width=photo.width,
        height=photo.height,
        file_size=photo.size,
        file_hash=hash_filelike(photo),
        uploaded_by_user=uploaded_by,
    )
    if collection is not None:
        image.collection = collection
    image.save()
    make_renditions.enqueue(image.pk)
    return image
