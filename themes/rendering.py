"""The tables by which pages of lower rooms show what upper rooms know.

A page class and its template know nothing of what stands above them. The upper
room that adds to a page (a shop's products, a community's shops) registers here
from its `AppConfig.ready()`; serving and previewing both read the table, so they
are one road. A second table draws chosen pages as cards, a third fills places
that a low block leaves open, and one slot says who draws photos.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString


class Renderer(NamedTuple):
    """How one page class is shown."""

    template: str
    context: Callable[..., dict[str, Any]]


class Slot(NamedTuple):
    """What fills a named place."""

    template: str
    context: Callable[..., dict[str, Any]]


CardDrawer = Callable[[list], dict[int, SafeString]]
PhotoDrawer = Callable[[Any, str, Any], SafeString]
PageLinker = Callable[[Any], str]

_renderers: dict[type, Renderer] = {}
_cards: dict[type, CardDrawer] = {}
_slots: dict[str, Slot] = {}
_photo: list[PhotoDrawer] = []
_linker: list[PageLinker] = []


def show_page(page_class: type, *, template: str, context: Callable[..., dict[str, Any]]) -> None:
    """Show pages of `page_class` by `template`, adding what `context(page, request)` gives."""
    _renderers[page_class] = Renderer(template, context)


def draw_cards(page_class: type, drawer: CardDrawer) -> None:
    """Draw chosen pages of `page_class` by `drawer(pages) -> {page id: html}`.

    The drawer gets all pages of its kind at once, so that it needs one query;
    a page it leaves out is not shown.
    """
    _cards[page_class] = drawer


def fill_slot(name: str, *, template: str, context: Callable[..., dict[str, Any]]) -> None:
    """Fill the place `name` of a low block by `template`, with what `context(request)` gives."""
    _slots[name] = Slot(template, context)


def draw_photos(drawer: PhotoDrawer) -> None:
    """Draw photos inside blocks by `drawer(image, alt, sizes) -> html`; `sizes` as the page read them."""
    _photo[:] = [drawer]


def link_pages(linker: PageLinker) -> None:
    """Address pages inside blocks by `linker(page)`, without asking the database for each."""
    _linker[:] = [linker]


def page_context(page, request) -> dict[str, Any]:
    """What upper rooms add to this page's context; nothing where none registered."""
    renderer = _renderers.get(type(page))
    return renderer.context(page, request) if renderer else {}


def page_template(page) -> str | None:
    """The template registered for this page's class, or None."""
    renderer = _renderers.get(type(page))
    return renderer.template if renderer else None


def card_drawer(page_class: type) -> CardDrawer | None:
    """The function that draws cards for pages of this class, or None."""
    return _cards.get(page_class)


def cards(pages: Iterable) -> dict[int, SafeString]:
    """The cards of live pages of any mixture of kinds, by page id: one call for each kind."""
    kinds: dict[CardDrawer, list] = defaultdict(list)
    for page in pages:
        drawer = _cards.get(page.specific_class) if page.live else None
        if drawer:
            kinds[drawer].append(page)
    drawn: dict[int, SafeString] = {}
    for drawer, chosen in kinds.items():
        drawn.update(drawer(chosen))
    return drawn


def slot(name: str) -> Slot | None:
    """What fills the place of this name, or None."""
    return _slots.get(name)


def page_address(page, request) -> str:
    """The address of a page named in a block, by the room that knows addresses, else by Wagtail."""
    return _linker[0](page) if _linker else page.get_url(request) or ""


def photo(image, alt: str, sizes=None) -> SafeString:
    """A photo inside a block, by the room that knows photos, else plainly by Wagtail."""
    if _photo:
        return _photo[0](image, alt, sizes)
    small = image.get_rendition("width-960")
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        small.url,
        small.width,
        small.height,
        alt,
    )
