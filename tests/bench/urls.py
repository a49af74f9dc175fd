"""Our addresses, and beside them the bare view and Wagtail's own way of serving a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import include, path
from wagtail import urls as wagtail_urls

from marketplace.urls import handler400, handler403, handler404, handler500
from marketplace.urls import urlpatterns as ours
from products.models import Variant

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request: HttpRequest, sku: str) -> HttpResponse:
    """One query by an indexed column, one small template."""
    return render(request, "talat_bench/bare.html", {"product": get_object_or_404(Variant, sku=sku)})


urlpatterns = [
    path("bench/bare/<str:sku>/", bare),
    path("bench/stock/", include((wagtail_urls.urlpatterns, "stock"))),
    *ours,
]
