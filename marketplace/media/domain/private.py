"""Pictures that only some may see, such as slips: never under the public media address."""

import secrets
from datetime import datetime
from typing import IO

from django.core.files.storage import storages
from django.http import FileResponse
from django.utils import timezone

from marketplace.media.cleaning import clean_photo


def save_private(*, file: IO[bytes], folder: str, at: datetime | None = None) -> str:
    """Clean a picture and keep it out of public reach; returns its name. Raises `PhotoError`."""
    photo = clean_photo(file)
    month = timezone.localtime(at or timezone.now()).strftime("%Y/%m")
    return private_storage().save(f"{folder}/{month}/{secrets.token_urlsafe(24)}.jpg", photo)


def open_private(name: str) -> IO[bytes]:
    """The picture's bytes. Raises `FileNotFoundError`."""
    return private_storage().open(name, "rb")


def delete_private(name: str) -> None:
    """Remove the picture: its row was never written, or may no longer be kept."""
    private_storage().delete(name)


def private_response(name: str) -> FileResponse:
    """Stream the picture to someone whose right a view has just checked; nothing on the way may keep it."""
    response = FileResponse(open_private(name), content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = 'inline; filename="slip.jpg"'
    return response


def private_storage():
    """The storage named "private" in `STORAGES`."""
    return storages["private"]
