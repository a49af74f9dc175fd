"""Pictures that only some may see, such as slips: never under the public media address."""

import secrets
from typing import IO

from django.core.files.storage import FileSystemStorage, InvalidStorageError, Storage, storages

from marketplace.media import conf
from marketplace.media.cleaning import CleanPhoto


def save_private(*, photo: CleanPhoto, folder: str) -> str:
    """Keep a cleaned picture out of public reach, under a name nobody can guess; returns that name."""
    return private_storage().save(f"{folder}/{secrets.token_hex(16)}.jpg", photo)


def open_private(name: str) -> IO[bytes]:
    """The picture's bytes, to stream to whom the caller has checked. Raises `FileNotFoundError`."""
    return private_storage().open(name, "rb")


def delete_private(name: str) -> None:
    """Remove the picture: its row was never written, or may no longer be kept."""
    private_storage().delete(name)


def private_storage() -> Storage:
    """The site's private storage, else a folder of its own."""
    try:
        return storages[conf.private_storage()]
    except InvalidStorageError:
        return FileSystemStorage(location=conf.private_root(), base_url=None)
