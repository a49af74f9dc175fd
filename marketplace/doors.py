"""The doors, to be mounted under any prefix: `path("market/", include("marketplace.doors"))`.

A site of its own mounts them at its root (`marketplace/urls.py`); a Wagtail site that adds
Talat keeps its own addresses and gives the doors a prefix (`docs/site-builder.md`).
"""

from django.urls import include, path

urlpatterns = [
    path("account/", include("marketplace.accounts.urls")),
    path("sell/", include("marketplace.shop_editor.urls")),
    path("", include("marketplace.storefront.urls")),
]
