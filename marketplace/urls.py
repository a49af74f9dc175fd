"""The addresses of this site. First segments here are refused as page slugs."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from marketplace.media.views import photo_file

handler400 = "marketplace.storefront.views.errors.bad_request"
handler403 = "marketplace.storefront.views.errors.not_allowed"
handler404 = "marketplace.storefront.views.errors.not_found"
handler500 = "marketplace.storefront.views.errors.broken"

media = [re_path(r"^media/(?P<path>.+)$", photo_file)] if settings.TALAT_SERVE_MEDIA else []

urlpatterns = [
    path("", include("marketplace.operations.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *media,
    # `/en/` sets the language and nothing else; Thai has no prefix. Pages come last.
    *i18n_patterns(
        path("", include("marketplace.doors")),
        path("", include("marketplace.storefront.urls.pages")),
        prefix_default_language=False,
    ),
]
