"""Pages an editor chose, drawn as cards inside another page: one drawing for each kind."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from communities.models import Community
from marketplace.storefront import goods_html
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import photos, places
from marketplace.storefront.queries.cards import image_ids, product_cards
from marketplace.storefront.queries.words import said
from products.queries import on_sale


def product_drawer(pages: list) -> dict[int, SafeString]:
    """Goods still on sale; others are left out."""
    cards = product_cards(on_sale().filter(page__in=[page.pk for page in pages]), PageLinks())
    sizes = photos.load(image_ids(cards), cards=True)
    return {card.page_id: goods_html.goods([card], sizes) for card in cards}


def shop_drawer(pages: list) -> dict[int, SafeString]:
    """Shops that are active."""
    cards = places.shop_cards(places.live_shops().filter(page__in=[page.pk for page in pages]), PageLinks())
    sizes = photos.load(card.image_id for card in cards)
    template = "talat_storefront/parts/stalls.html"
    return {card.page_id: render_to_string(template, {"shops": [card], "sizes": sizes}) for card in cards}


def community_drawer(pages: list) -> dict[int, SafeString]:
    """Communities as the places they are."""
    links = PageLinks()
    rows = Community.objects.filter(page__in=[page.pk for page in pages]).values_list(
        "page_id", "name_th", "name_en", "district__name_th", "district__name_en", "page__url_path"
    )
    template = "talat_storefront/parts/place.html"
    return {
        page_id: render_to_string(
            template,
            {"url": links.to(path), "name": said(name, name_en), "detail": said(district, district_en)},
        )
        for page_id, name, name_en, district, district_en, path in rows
    }


def photo(image, alt: str) -> SafeString:
    """A photo inside a block."""
    sizes = photos.load([image.pk]) if image else {}
    return photos.picture(sizes.get(image.pk) if image else None, alt, look="wide")
