"""The demo city's front page and stories."""

from typing import Any

from wagtail.models import Page, Site

from communities.domain.acting import NOBODY
from communities.domain.pages import add_live_page, change_page
from marketplace.home.models import HomePage, StoryPage
from marketplace.operations.demo import content
from marketplace.operations.demo.pictures import Pictures
from marketplace.operations.demo.places import Places
from products.models import Variant


def front_page() -> HomePage:
    """The market's front page, made and set as the site's root where there is none."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    words = content.read("pages.json")["home"]
    home = add_live_page(
        parent=Page.get_first_root_node(),
        page=HomePage(
            title=words["title"],
            title_en=words["title_en"],
            slug="talat",
            hello_th=words["hello_th"],
            hello_en=words["hello_en"],
            search_description=words["search_description"],
            search_description_en=words["search_description_en"],
        ),
        acting=NOBODY,
    )
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page, site.site_name = home, words["title"]
    site.save()
    # Wagtail's own first page says "Welcome to your new Wagtail site!"; ours takes its place.
    Page.objects.filter(depth=2, url_path="/home/", content_type__model="page").first().delete()
    return home


class Pages:
    """Writes stories and the front page's blocks once everything they point at stands."""

    def __init__(self, *, home: HomePage, places: Places, pictures: Pictures) -> None:
        self.home, self.places, self.pictures = home, places, pictures
        self.stories: dict[str, Page] = {page.slug: page for page in StoryPage.objects.child_of(home)}
        codes = {goods.code: goods.row["sku"] for goods in content.goods()}
        pages = dict(Variant.objects.filter(sku__in=codes.values()).values_list("sku", "product__page_id"))
        self.products = {code: pages[sku] for code, sku in codes.items()}

    def write(self) -> None:
        words = content.read("pages.json")
        for story in words["stories"]:
            if story["slug"] not in self.stories:
                self.stories[story["slug"]] = add_live_page(
                    parent=self.home, page=self.story_page(story), acting=NOBODY
                )
        if not self.home.body_th:
            body = {
                f"body_{language}": self.body(words["home"]["body"], language) for language in ("th", "en")
            }
            change_page(page=self.home, values=body, acting=NOBODY)

    def story_page(self, story: dict[str, Any]) -> StoryPage:
        return StoryPage(
            title=story["title"],
            title_en=story["title_en"],
            slug=story["slug"],
            show_in_menus=story.get("in_foot", False),
            intro_th=story["intro_th"],
            intro_en=story["intro_en"],
            cover=self.pictures(story["cover"]),
            cover_alt_th=story["cover_alt_th"],
            cover_alt_en=story["cover_alt_en"],
            body_th=self.body(story["body"], "th"),
            body_en=self.body(story["body"], "en"),
        )

    def body(self, blocks: list[dict[str, Any]], language: str) -> list[tuple[str, Any]]:
        return [(block["type"], self.value(block, language)) for block in blocks]

    def value(self, block: dict[str, Any], language: str) -> Any:
        """A block's value in one language: its words, and what it points at."""
        end = f"_{language}"
        told = {key.removesuffix(end): text for key, text in block.items() if key.endswith(end)}
        if block["type"] == "my_community":
            return None
        if block["type"] == "words":
            return told["text"]
        if image := block.get("image"):
            told["image"] = self.pictures(image)
        if page := block.get("page"):
            told["page"] = self.page(page)
        if pages := block.get("pages"):
            told["pages"] = [self.page(name) for name in pages]
        return told

    def page(self, name: str) -> Page:
        """The page a word in the data points at: `story:…`, `product:P13`, `shop:…`."""
        kind, _, which = name.partition(":")
        if kind == "story":
            return self.stories[which]
        if kind == "shop":
            return self.places.shops[which].page.page_ptr
        return Page.objects.get(pk=self.products[which])
