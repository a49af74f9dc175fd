"""Fills the tables of `themes.rendering`: how each kind of page and each chosen page is drawn."""

from django.apps import apps

from communities.models import CommunityPage
from marketplace.checkout.links import orders_are_at
from marketplace.storefront import chosen, contexts, links
from marketplace.storefront.queries import lookup
from products.models import ProductPage
from shops.models import ShopPage
from themes import rendering

PAGES = (
    (CommunityPage, "community", contexts.community_context),
    (ShopPage, "shop", contexts.shop_context),
    (ProductPage, "product", contexts.product_context),
)


def register() -> None:
    """Called once, when the storefront is ready."""
    for page_class, name, context in PAGES:
        rendering.show_page(page_class, template=f"talat_storefront/{name}.html", context=context)
    if apps.is_installed("marketplace.home"):
        _register_free_pages()
    rendering.draw_cards(ProductPage, chosen.product_drawer)
    rendering.draw_cards(ShopPage, chosen.shop_drawer)
    rendering.draw_cards(CommunityPage, chosen.community_drawer)
    rendering.fill_slot(
        "my_community", template="talat_storefront/parts/near.html", context=contexts.near_context
    )
    rendering.draw_photos(chosen.photo)
    rendering.link_pages(chosen.page_address)
    orders_are_at(links.order_path)


def _register_free_pages() -> None:
    """A site that holds a market beside its own pages has no need of ours."""
    home = apps.get_model("talat_home", "HomePage")
    story = apps.get_model("talat_home", "StoryPage")
    rendering.show_page(home, template="talat_storefront/home.html", context=contexts.home_context)
    rendering.show_page(story, template="talat_storefront/story.html", context=contexts.story_context)
    lookup.know(home, depth=0)
