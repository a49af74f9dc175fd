"""Settings of payments, all with working defaults."""

from django.conf import settings


def slip_most_bytes() -> int:
    """The biggest slip file taken, in bytes (`TALAT_SLIP_MOST_BYTES`)."""
    return int(getattr(settings, "TALAT_SLIP_MOST_BYTES", 10 * 1024 * 1024))


def private_storage() -> str:
    """The name in `STORAGES` of what only its owner may see (`TALAT_PRIVATE_STORAGE`)."""
    return str(getattr(settings, "TALAT_PRIVATE_STORAGE", "private"))


def private_root() -> str:
    """The folder used where the site names no such storage (`PRIVATE_MEDIA_ROOT`); never under `MEDIA_ROOT`."""
    return str(getattr(settings, "PRIVATE_MEDIA_ROOT", "private"))
