"""Short links for QR codes and sharing: `/p/<short>` to a product, `/s/<short>` to a shop."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from marketplace.storefront.links import PageLinks
from products.models import Product
from shops.models import Shop


def _lead_to(url_path: str | None) -> HttpResponse:
    """To the page of today; not for ever, because pages move and printed codes stay."""
    address = PageLinks().to(url_path) if url_path else ""
    if not address:
        raise Http404
    return redirect(address)


@require_safe
def product(request: HttpRequest, short: str) -> HttpResponse:
    rows = Product.objects.filter(short=short, page__live=True)
    return _lead_to(rows.values_list("page__url_path", flat=True).first())


@require_safe
def shop(request: HttpRequest, short: str) -> HttpResponse:
    rows = Shop.objects.filter(short=short, page__live=True)
    return _lead_to(rows.values_list("page__url_path", flat=True).first())
