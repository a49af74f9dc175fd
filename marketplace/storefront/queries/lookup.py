"""One page by its address, in one query joined to the rows it needs.

Wagtail finds a page by walking the tree, one query for each part of the path and
two more for its kind and its visitors. We ask for the last part (`slug`, which has
an index) and the whole path (`url_path`, which has none) at once. Pages that are
restricted anywhere above, and all that is not ours, are left to Wagtail.
"""

from functools import cache
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction, Site

from communities.models import Community, CommunityPage, District, Khwaeng
from marketplace.storefront.queries import prepared
from products.models import Product, ProductPage
from shops.models import Shop, ShopPage


class Join(NamedTuple):
    """A row read with the page: its model, the way to it, and what it is on the one that leads there."""

    model: type[Model]
    path: str
    parent: int  # place of the one that leads there, in the list of joins
    name: str


def _places(path: str, community: int) -> tuple[Join, ...]:
    return (
        Join(District, f"{path}district__", community, "district"),
        Join(Khwaeng, f"{path}khwaeng__", community, "khwaeng"),
    )


JOINS: dict[type[Page], tuple[Join, ...]] = {
    ProductPage: (
        Join(ProductPage, "", -1, ""),
        Join(Product, "product__", 0, "page"),
        Join(Shop, "product__shop__", 1, "shop"),
        Join(ShopPage, "product__shop__page__", 2, "page"),
        Join(Community, "product__shop__community__", 2, "community"),
        Join(CommunityPage, "product__shop__community__page__", 4, "page"),
        *_places("product__shop__community__", 4),
    ),
    ShopPage: (
        Join(ShopPage, "", -1, ""),
        Join(Shop, "shop__", 0, "page"),
        Join(Community, "shop__community__", 1, "community"),
        Join(CommunityPage, "shop__community__page__", 2, "page"),
        *_places("shop__community__", 2),
    ),
    CommunityPage: (
        Join(CommunityPage, "", -1, ""),
        Join(Community, "community__", 0, "page"),
        *_places("community__", 1),
    ),
}
# Long columns a page that is only named on another page does not need.
HEAVY = {"body_th", "body_en", "search_text"}
# What a page most likely is by its depth below the site's root, and what else it may be.
BY_DEPTH: dict[int, tuple[type[Page], ...]] = {1: (CommunityPage,), 2: (ShopPage, CommunityPage)}
DEEP: tuple[type[Page], ...] = (ProductPage, ShopPage, CommunityPage)
NAMED = {"id", "page_ptr_id", "title", "title_en", "url_path", "live", "intro_th", "intro_en", "maker_id"}


def know(page_class: type[Page], *, depth: int) -> None:
    """Look for pages of one more class at a depth, before the others there."""
    JOINS[page_class] = (Join(page_class, "", -1, ""),)
    BY_DEPTH[depth] = (page_class, *(known for known in BY_DEPTH.get(depth, ()) if known is not page_class))


@cache
def _fields(page_class: type[Page]) -> tuple[list[list[str]], list[str]]:
    """The columns of every join, and all of them in one list as the query names them."""
    names, paths = [], []
    for place, join in enumerate(JOINS[page_class]):
        concrete = [field.attname for field in join.model._meta.concrete_fields]
        if place and issubclass(join.model, Page):
            concrete = [name for name in concrete if name in NAMED]
        elif place:
            concrete = [name for name in concrete if name not in HEAVY]
        names.append(concrete)
        paths += [f"{join.path}{name}" for name in concrete]
    return names, paths


def pages_at(page_class: type[Page], *, slug: str, url_path: str) -> QuerySet:
    """Live, public pages of a class at a tree path, with their rows, as plain values."""
    pages = page_class._default_manager.filter(slug=slug, url_path=url_path, live=True, alias_of=None)
    return pages.filter(~restricted()).order_by().values_list(*_fields(page_class)[1])


def restricted() -> Exists:
    """Whether a page or one above it may not be seen by everybody."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path")))


def _page_from(page_class: type[Page], row: tuple) -> Page:
    """The page and the rows behind it as objects that know each other."""
    made: list[Any] = []
    start = 0
    for join, names in zip(JOINS[page_class], _fields(page_class)[0], strict=True):
        cells = row[start : start + len(names)]
        start += len(names)
        leads = made[join.parent] if made else None
        found = join.model.from_db("default", names, cells) if cells[0] is not None else None
        made.append(found)
        if found is None or leads is None:
            continue
        if join.parent == 0 and join.name == "page":
            found.page = leads  # a one-to-one: each now knows the other
        else:
            setattr(leads, join.name, found)
    return made[0]


def _root_path(request) -> str | None:
    """The tree path of this site's front page; from Wagtail's own memory where there is one site."""
    roots = Site.get_site_root_paths()
    if len(roots) == 1:
        return roots[0].root_path
    site = Site.find_for_request(request)
    return site.root_page.url_path if site else None


def find(request, path: str) -> Page | None:
    """The page of ours at a path of this site, or None: then Wagtail is to look."""
    root = _root_path(request)
    if root is None or "\x00" in path:
        return None
    parts = [part for part in path.split("/") if part]
    url_path = root + "".join(f"{part}/" for part in parts)
    slug = url_path.rstrip("/").rpartition("/")[2]
    for page_class in BY_DEPTH.get(len(parts), DEEP):
        rows = prepared.rows(
            ("page", page_class),
            lambda slug, url_path, kind=page_class: pages_at(kind, slug=slug, url_path=url_path),
            slug=slug,
            url_path=url_path,
        )
        if rows:
            return _page_from(page_class, rows[0])
    return None
