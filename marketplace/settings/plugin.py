"""What a Wagtail site adds to its own settings to hold a market as well (docs/site-builder.md).

Reads nothing from the environment and sets nothing by itself. `base.py` builds our own site
from the same lists.
"""

from pathlib import Path
from typing import Any

# Ours, from the top.
ROOMS = [
    "marketplace.operations",
    "marketplace.shop_editor",
    "marketplace.storefront",
    "marketplace.checkout",
    "marketplace.payments",
    "marketplace.orders",
    "marketplace.delivery",
    "marketplace.cart",
    "marketplace.home",
    "marketplace.accounts",
    "marketplace.messages",
    "marketplace.media",
    "products",
    "shops",
    "communities",
    "themes",
    "thai",
]
APPS = [*ROOMS, "django_htmx"]
MIDDLEWARE = ["django_htmx.middleware.HtmxMiddleware", "communities.middleware.WithinReach"]
# Lets sellers sign in with their phone number; the site's own log-ins stay as they are.
SIGN_IN = "marketplace.accounts.backends.SignInPhoneBackend"

# SQLite must be safe where many buy at once: a write transaction takes the lock when it begins
# instead of failing half-way, readers never wait, and a transaction never spans a whole request.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
}
SAFE_SQLITE = {"ATOMIC_REQUESTS": False, "OPTIONS": SQLITE_OPTIONS}


def private_storage(folder: str | Path) -> dict[str, Any]:
    """Where slips are kept: a folder that no web server hands out."""
    options = {"location": str(folder), "base_url": None}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
