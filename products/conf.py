"""This package's settings: `TALAT_CHECKED_APPS`."""

from django.conf import settings


def checked_apps() -> frozenset[str]:
    """Labels or names of further apps the draft check looks at (`TALAT_CHECKED_APPS`)."""
    return frozenset(getattr(settings, "TALAT_CHECKED_APPS", ()))
