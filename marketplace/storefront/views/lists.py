"""All goods with their filters, and search. Public, the same for everybody, no cookie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.storefront.links import PageLinks, at
from marketplace.storefront.queries import facets, filters, lists, market, photos
from marketplace.storefront.queries.cards import image_ids

LONGEST_QUERY = 100


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """Goods of every shop, narrowed by what the address says."""
    asked = filters.read(request.GET)
    links = PageLinks()
    shown = lists.chosen_page(asked, links=links)
    path = at("talat_storefront:products")
    context = {
        "cards": shown.cards,
        "sizes": photos.load(image_ids(shown.cards), cards=True),
        "next_url": asked.address(path, after=shown.next_key) if shown.next_key else "",
        "first_url": asked.address(path) if asked.after else "",
        "filters": asked,
        "tab": "products",
        **facets.sidebar(asked, path),
    }
    return render(request, "talat_storefront/products.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Goods whose words hold what was typed."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    after = filters.page_key(request.GET)
    links = PageLinks()
    shown = lists.search_page(query, after=after, links=links)
    path = at("talat_storefront:search")
    context = {
        "q": query,
        "cards": shown.cards,
        "sizes": photos.load(image_ids(shown.cards), cards=True),
        "next_url": lists.search_address(path, query, shown.next_key) if shown.next_key else "",
        "first_url": lists.search_address(path, query) if after else "",
        "categories": list(market.market().categories.values()) if not shown.cards else [],
        "tab": "products",
    }
    return render(request, "talat_storefront/search.html", context)
