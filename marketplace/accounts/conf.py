"""Settings of this package: prefix `TALAT_`, read when asked for, so that tests may change them."""

from django.conf import settings


def tries_per_phone() -> int:
    """Wrong passwords for one phone or user name within the window."""
    return int(getattr(settings, "TALAT_SIGN_IN_TRIES_PER_PHONE", 8))


def tries_per_network() -> int:
    """Wrong passwords from one network within the window. Mobile nets put many people behind one address."""
    return int(getattr(settings, "TALAT_SIGN_IN_TRIES_PER_NETWORK", 60))


def window_minutes() -> int:
    """How long wrong passwords are counted together, in minutes."""
    return int(getattr(settings, "TALAT_SIGN_IN_WINDOW_MINUTES", 15))


def session_days() -> int:
    """How long a phone stays signed in, in days."""
    return int(getattr(settings, "TALAT_SESSION_DAYS", 90))


def after_sign_in() -> str:
    """Where a person lands who was on the way nowhere: an address or the name of one."""
    return str(getattr(settings, "TALAT_AFTER_SIGN_IN", "/"))


def proxies() -> int:
    """How many proxies of ours stand in front; each has added one address to X-Forwarded-For."""
    return int(getattr(settings, "TALAT_PROXIES", 0))
