"""One page by its address, in one query joined to the rows it needs.

Wagtail finds a page by walking the tree, one query for each part of the path and
two more for its kind and its visitors. We ask for the last part (`slug`, which has
an index) and the whole path (`url_path`, which has none) at once. Pages that are
restricted anywhere above, and all that is not ours, are left to Wagtail.
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction, Site

from communities.models import CommunityPage
from products.models import ProductPage
from shops.models import ShopPage

SHOP_JOINS = ("community__district", "community__khwaeng", "community__page")
JOINS: dict[type[Page], tuple[str, ...]] = {
    ProductPage: (
        "product__category",
        "product__shop__page",
        *(f"product__shop__{join}" for join in SHOP_JOINS),
    ),
    ShopPage: tuple(f"shop__{join}" for join in SHOP_JOINS),
    CommunityPage: ("community__district", "community__khwaeng"),
}
# What a page most likely is by its depth below the site's root, and what else it may be.
BY_DEPTH: dict[int, tuple[type[Page], ...]] = {
    1: (CommunityPage,),
    2: (ShopPage, CommunityPage),
}
DEEP: tuple[type[Page], ...] = (ProductPage, ShopPage, CommunityPage)


def know(page_class: type[Page], *, depth: int) -> None:
    """Look for pages of one more class at a depth, before the others there."""
    JOINS[page_class] = ()
    BY_DEPTH[depth] = (page_class, *(known for known in BY_DEPTH.get(depth, ()) if known is not page_class))


def _root_path(request) -> str | None:
    """The tree path of this site's front page; from Wagtail's own memory where there is one site."""
    roots = Site.get_site_root_paths()
    if len(roots) == 1:
        return roots[0].root_path
    site = Site.find_for_request(request)
    return site.root_page.url_path if site else None


def _restricted() -> Exists:
    """Whether a page or one above it may not be seen by everybody."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path")))


def pages_at(page_class: type[Page], url_path: str) -> QuerySet:
    """Live, public pages of a class at a tree path, joined to their rows."""
    slug = url_path.rstrip("/").rpartition("/")[2]
    pages = page_class.objects.filter(slug=slug, url_path=url_path, live=True, alias_of=None)
    return pages.select_related(*JOINS[page_class]).filter(~_restricted())


def find(request, path: str) -> Page | None:
    """The page of ours at a path of this site, or None: then Wagtail is to look."""
    root = _root_path(request)
    if root is None or "\x00" in path:
        return None
    parts = [part for part in path.split("/") if part]
    url_path = root + "".join(f"{part}/" for part in parts)
    for page_class in BY_DEPTH.get(len(parts), DEEP):
        page = pages_at(page_class, url_path).first()
        if page:
            return page
    return None
