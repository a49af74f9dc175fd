"""What each kind of page shows: the functions `themes.rendering` calls when a page is drawn."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from communities.models import Community
from marketplace.storefront import bodies, conf
from marketplace.storefront.bodies import read_body
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import filters, lists, market, photos, places, product
from marketplace.storefront.queries.cards import cards_of, image_ids, product_cards
from products.models import Product, Stock
from products.queries import on_sale
from shops.models import Shop
from themes import registry

FRESH = 5


def row_of(page, name: str):
    """The row a page stands for. A page without one (a copy, an alias) is not there: 404."""
    row = getattr(page, name, None)
    if row is None:
        raise Http404
    return row


def product_context(page, request: HttpRequest) -> dict[str, Any]:
    """A product: what it costs, what is left, how to get it, who made it."""
    goods: Product = row_of(page, "product")
    shop = goods.shop
    if goods.status == Product.Status.REMOVED or shop.status != Shop.Status.ACTIVE:
        raise Http404
    choices = product.choices(goods)
    shots = product.photos(page.pk)
    chosen = next((choice for choice in choices if not choice.gone), choices[0] if choices else None)
    links = PageLinks()
    return {
        "product": goods,
        "shop": shop,
        "community": shop.community,
        "theme": registry.theme(shop.theme),
        "choices": choices,
        "chosen": chosen,
        "buyable": bool(
            chosen
            and not chosen.gone
            and shop.is_open
            and goods.status == Product.Status.ACTIVE
            and page.live
        ),
        "photos": shots,
        "sizes": photos.load([shot.image_id for shot in shots] + [shop.page and shop.page.maker_id]),
        "ways": product.ways(shop.pk, weight_g=chosen.weight_g if chosen else 0),
        "paying": product.paying(shop.pk),
        "has_volunteer": product.has_volunteer(shop.community_id),
        "shop_url": links.to(shop.page.url_path) if shop.page else "",
        "community_url": links.to(shop.community.page.url_path) if shop.community.page else "",
        "tab": "products",
    }


def shop_context(page, request: HttpRequest) -> dict[str, Any]:
    """A shop under its own awning: its story and its goods."""
    shop: Shop = row_of(page, "shop")
    if shop.status == Shop.Status.CLOSED:
        raise Http404
    links = PageLinks()
    shown = lists.shop_page(shop.pk, after=filters.page_key(request.GET), links=links)
    body, chosen = read_body(page, request, links)
    sizes = photos.load([*image_ids(shown.cards + chosen), page.cover_id, page.maker_id, *body.image_ids])
    return body.context(sizes, chosen) | {
        "shop": shop,
        "community": shop.community,
        "theme": registry.theme(shop.theme),
        "cards": shown.cards,
        "next_url": f"?after={shown.next_key}" if shown.next_key else "",
        "first_page": not filters.page_key(request.GET),
        "community_url": links.to(shop.community.page.url_path) if shop.community.page else "",
        "tab": "products",
    }


def community_context(page, request: HttpRequest) -> dict[str, Any]:
    """A community: its shops, and the newest of their goods."""
    community: Community = row_of(page, "community")
    links = PageLinks()
    shops = places.shop_cards(places.live_shops().filter(community=community).order_by("pk"), links)
    cards = product_cards(places.goods_of([shop.pk for shop in shops])[: conf.list_length() // 2], links)
    body, chosen = read_body(page, request, links)
    pictured = [*image_ids(cards + chosen), *(shop.image_id for shop in shops)]
    return body.context(photos.load([page.cover_id, *pictured, *body.image_ids]), chosen) | {
        "community": community,
        "shops": shops,
        "cards": cards,
        "goods_count": sum(shop.goods for shop in shops),
        "tab": "places",
    }


def made_today() -> QuerySet[Product]:
    """What was made this morning and is still there, the newest few; nothing where nothing is made daily."""
    daily = Stock.objects.filter(mode=Stock.Mode.DAILY, variant__product=OuterRef("pk"))
    there = daily.exclude(sold_out_on=timezone.localdate())
    return on_sale().filter(Exists(there)).order_by("-pk")[:FRESH]


def home_context(page, request: HttpRequest) -> dict[str, Any]:
    """The front of the market."""
    links = PageLinks()
    now = market.market()
    body = bodies.Body(page, request, links, now=now, also=made_today())
    cards = cards_of(body.goods_rows, links)
    sizes = photos.load([*image_ids(cards), *body.image_ids])
    categories = now.tally(filters.Filters(), "category")
    communities = now.tally(filters.Filters(), "community")
    busiest = [key for key, _count in communities.most_common(6)]
    return body.context(sizes, cards) | {
        "fresh": [card for card in cards if card.offer and card.offer.made_today][:FRESH],
        "categories": [(place, categories[key]) for key, place in now.categories.items()],
        "communities": [
            (now.communities[key], now.districts[now.district_of[key]], links.to(now.community_paths[key]))
            for key in busiest
        ],
        "community_count": len(now.communities),
        "today": timezone.localdate(),
        "tab": "home",
    }


def story_context(page, request: HttpRequest) -> dict[str, Any]:
    """A free page: its own words."""
    body, chosen = read_body(page, request, PageLinks())
    return body.context(photos.load([page.cover_id, *image_ids(chosen), *body.image_ids]), chosen)


def near_context(request: HttpRequest | None) -> dict[str, Any]:
    """The place for the reader's community on a page that was not looked through before."""
    now = market.market()
    community = bodies.near_community(request, now)
    links = PageLinks()
    shops = places.shop_cards(
        places.live_shops().filter(community_id=community).order_by("pk")[: bodies.NEAR], links
    )
    return bodies.near_words(community, shops, links, now) | {"sizes": photos.load(s.image_id for s in shops)}
