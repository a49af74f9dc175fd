"""What a site may set about photos; every value has a working default."""

from django.conf import settings


def max_bytes() -> int:
    """The largest file taken (`TALAT_PHOTO_MAX_BYTES`), in bytes."""
    return int(getattr(settings, "TALAT_PHOTO_MAX_BYTES", 20 * 1024 * 1024))


def max_pixels() -> int:
    """The most pixels decoded (`TALAT_PHOTO_MAX_PIXELS`): each takes 3 to 4 bytes of memory."""
    return int(getattr(settings, "TALAT_PHOTO_MAX_PIXELS", 50_000_000))


def longest_side() -> int:
    """What the longer side is shrunk to (`TALAT_PHOTO_SIDE`), in pixels."""
    return int(getattr(settings, "TALAT_PHOTO_SIDE", 2048))


def quality() -> int:
    """JPEG quality of the original kept (`TALAT_PHOTO_QUALITY`)."""
    return int(getattr(settings, "TALAT_PHOTO_QUALITY", 85))


def private_storage() -> str:
    """The name in `STORAGES` of what only its owner may see (`TALAT_PRIVATE_STORAGE`)."""
    return str(getattr(settings, "TALAT_PRIVATE_STORAGE", "private"))


def private_root() -> str:
    """The folder where no such storage is named (`PRIVATE_MEDIA_ROOT`); never under `MEDIA_ROOT`."""
    return str(getattr(settings, "PRIVATE_MEDIA_ROOT", "private"))
