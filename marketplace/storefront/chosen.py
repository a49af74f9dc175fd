"""Pages an editor chose, drawn as cards inside another page: one drawing for each kind."""

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from communities.models import Community
from marketplace.storefront import goods_html
from marketplace.storefront.links import PageLinks
from marketplace.storefront.queries import photos, places
from marketplace.storefront.queries.cards import ProductCard, image_ids, product_cards
from marketplace.storefront.queries.words import said
from products.models import Product
from products.queries import on_sale


def product_drawer(pages: list) -> dict[int, SafeString]:
    """Goods still on sale; others are left out."""
    cards = product_cards(goods_of(pages), PageLinks())
    return draw_goods(cards, photos.load(image_ids(cards), cards=True))


def goods_of(pages: list) -> QuerySet[Product]:
    """The goods on sale that stand on these pages."""
    return on_sale().filter(page__in=[page.pk for page in pages])


def draw_goods(cards: list[ProductCard], sizes: dict) -> dict[int, SafeString]:
    """{page id: card}."""
    return {card.page_id: goods_html.goods([card], sizes) for card in cards}


def shop_drawer(pages: list) -> dict[int, SafeString]:
    """Shops that are active."""
    cards = places.shop_cards(places.live_shops().filter(page__in=[page.pk for page in pages]), PageLinks())
    return draw_shops(cards, photos.load(card.image_id for card in cards))


def draw_shops(cards: list[places.ShopCard], sizes: dict) -> dict[int, SafeString]:
    """{page id: card}."""
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


def photo(image, alt: str, sizes: dict | None) -> SafeString:
    """A photo inside a block; its sizes are read here only where the page has not read them."""
    if not image:
        return photos.picture(None, alt, look="wide")
    made = (sizes or {}).get(image.pk) or photos.load([image.pk]).get(image.pk)
    return photos.picture(made, alt, look="wide")


def page_address(page) -> str:
    """The address of a page named in a block."""
    return PageLinks().to(page.url_path)
