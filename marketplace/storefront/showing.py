"""Fills the tables of `themes.rendering`: how each kind of page and each chosen page is drawn."""

from communities.models import CommunityPage
from marketplace.checkout.links import orders_are_at
from marketplace.home.models import HomePage, StoryPage
from marketplace.storefront import chosen, contexts, links
from products.models import ProductPage
from shops.models import ShopPage
from themes import rendering

PAGES = (
    (HomePage, "home", contexts.home_context),
    (StoryPage, "story", contexts.story_context),
    (CommunityPage, "community", contexts.community_context),
    (ShopPage, "shop", contexts.shop_context),
    (ProductPage, "product", contexts.product_context),
)


def register() -> None:
    """Called once, when the storefront is ready."""
    for page_class, name, context in PAGES:
        rendering.show_page(page_class, template=f"talat_storefront/{name}.html", context=context)
    rendering.draw_cards(ProductPage, chosen.product_drawer)
    rendering.draw_cards(ShopPage, chosen.shop_drawer)
    rendering.draw_cards(CommunityPage, chosen.community_drawer)
    rendering.fill_slot(
        "my_community", template="talat_storefront/parts/near.html", context=contexts.near_context
    )
    rendering.draw_photos(chosen.photo)
    orders_are_at(links.order_path)
