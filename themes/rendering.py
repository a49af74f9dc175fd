"""The table by which pages of lower rooms show what upper rooms know.

A page class and its template know nothing of what stands above them. The upper
room that wants to add to a page (its shops, its products) registers here from
its `AppConfig.ready()`; serving and previewing both read the table.
"""

from collections.abc import Callable
from typing import Any, NamedTuple


class Renderer(NamedTuple):
    """How one page class is shown."""

    template: str
    context: Callable[..., dict[str, Any]]


_renderers: dict[type, Renderer] = {}
_cards: dict[type, Callable[..., list]] = {}


def show_page(page_class: type, *, template: str, context: Callable[..., dict[str, Any]]) -> None:
    """Show pages of `page_class` by `template`, adding what `context(page, request)` gives."""
    _renderers[page_class] = Renderer(template, context)


def draw_cards(page_class: type, drawer: Callable[..., list]) -> None:
    """Draw cards of chosen pages of `page_class` by `drawer(pages) -> cards`, all in one call."""
    _cards[page_class] = drawer


def page_context(page, request) -> dict[str, Any]:
    """What upper rooms add to this page's context; nothing where none registered."""
    renderer = _renderers.get(type(page))
    return renderer.context(page, request) if renderer else {}


def page_template(page) -> str | None:
    """The template registered for this page's class, or None."""
    renderer = _renderers.get(type(page))
    return renderer.template if renderer else None


def card_drawer(page_class: type) -> Callable[..., list] | None:
    """The function that draws cards for pages of this class, or None."""
    return _cards.get(page_class)
