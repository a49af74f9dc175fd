"""Settings of orders, all with working defaults."""

from django.conf import settings


def unpaid_minutes() -> int:
    """For how long goods are kept for an unpaid transfer, and by how much a tap extends it
    (`TALAT_UNPAID_MINUTES`).
    """
    return int(getattr(settings, "TALAT_UNPAID_MINUTES", 30))


def most_extensions() -> int:
    """How often a buyer may ask for more time (`TALAT_MOST_EXTENSIONS`)."""
    return int(getattr(settings, "TALAT_MOST_EXTENSIONS", 3))
