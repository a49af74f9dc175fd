"""Wagtail's pages, mounted last: `include("marketplace.storefront.urls.pages")` in place of `wagtail.urls`.

Wagtail's own pattern allows `[\\w-]` in a path, and a Thai vowel mark is no `\\w`:
a page whose address is in Thai could be neither opened nor linked to.
"""

from django.urls import re_path
from wagtail import urls as wagtail_urls

from marketplace.storefront.views.pages import serve

urlpatterns = [
    *[pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"],
    re_path(r"^((?:[^/]+/)*)$", serve, name="wagtail_serve"),
]
