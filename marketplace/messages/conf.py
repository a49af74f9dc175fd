"""What a site may set about messages; every value has a working default."""

from django.conf import settings


def mail_timeout() -> float:
    """Seconds a mail server may take to answer (`TALAT_MAIL_TIMEOUT`)."""
    return float(getattr(settings, "TALAT_MAIL_TIMEOUT", 10))


def base_url() -> str:
    """Where this site stands, for links in messages (`TALAT_BASE_URL`); no slash at the end."""
    address = getattr(settings, "TALAT_BASE_URL", "") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    return str(address).rstrip("/")


def is_demo() -> bool:
    """Whether this site only plays (`TALAT_DEMO`); its messages say so."""
    return bool(getattr(settings, "TALAT_DEMO", False))
