"""Communities by district: where a buyer walks from lane to lane."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.models import District
from marketplace.storefront import conf
from marketplace.storefront.links import PageLinks, at
from marketplace.storefront.queries import filters, lists, photos, places
from marketplace.storefront.queries.cards import image_ids, product_cards


@require_safe
def all_places(request: HttpRequest) -> HttpResponse:
    """Every community with its shops counted, under its district."""
    rows = places.communities(PageLinks())
    by_district = [
        (key, list(group)) for key, group in groupby(rows, key=lambda row: (row.district_slug, row.district))
    ]
    context = {
        "districts": by_district,
        "community_count": len(rows),
        "shop_count": sum(row.shops for row in rows),
        "tab": "places",
    }
    return render(request, "talat_storefront/places.html", context)


@require_safe
def district(request: HttpRequest, slug: str) -> HttpResponse:
    """One district: its communities, their shops' goods."""
    found = District.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    links = PageLinks()
    rows = places.communities(links, district=slug)
    asked = filters.Filters(district=slug)
    shops = places.shop_cards(
        places.live_shops().filter(community__district=found).order_by("pk")[:12], links
    )
    cards = product_cards(lists.chosen(asked)[: conf.list_length() // 2], links)
    context = {
        "district": found,
        "communities": rows,
        "shops": shops,
        "shop_count": sum(row.shops for row in rows),
        "cards": cards,
        "all_url": asked.address(at("talat_storefront:products")),
        "sizes": photos.load([*image_ids(cards), *(shop.image_id for shop in shops)]),
        "tab": "places",
    }
    return render(request, "talat_storefront/district.html", context)
