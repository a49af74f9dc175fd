"""Settings of the storefront."""

from django.conf import settings

DEFAULTS = {
    # How long the numbers beside the filters may lag behind the goods, in seconds.
    "TALAT_COUNTS_SECONDS": 20,
    # How many goods stand on one page of a list.
    "TALAT_LIST_LENGTH": 24,
}


def counts_seconds() -> float:
    """Age at which the counts beside the filters are worked out anew; 0 means for every page."""
    return float(getattr(settings, "TALAT_COUNTS_SECONDS", DEFAULTS["TALAT_COUNTS_SECONDS"]))


def list_length() -> int:
    """Goods on one page of a list, at least 1."""
    return max(1, int(getattr(settings, "TALAT_LIST_LENGTH", DEFAULTS["TALAT_LIST_LENGTH"])))
