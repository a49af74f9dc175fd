"""Settings of checkout, all with working defaults."""

from django.conf import settings


def base_url() -> str:
    """The address this site is reached at (`TALAT_BASE_URL`), without a slash at its end."""
    url = getattr(settings, "TALAT_BASE_URL", "") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    return str(url).rstrip("/")
