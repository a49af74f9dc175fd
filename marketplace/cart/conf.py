"""Settings of the cart, all with working defaults."""

from django.conf import settings


def most_of_one() -> int:
    """How many of one variant a line may hold (`TALAT_CART_MOST_OF_ONE`)."""
    return int(getattr(settings, "TALAT_CART_MOST_OF_ONE", 999))


def most_lines() -> int:
    """How many different variants a cart may hold (`TALAT_CART_MOST_LINES`)."""
    return int(getattr(settings, "TALAT_CART_MOST_LINES", 50))


def days_kept() -> int:
    """After how many untouched days a cart is thrown away (`TALAT_CART_DAYS`)."""
    return int(getattr(settings, "TALAT_CART_DAYS", 60))
