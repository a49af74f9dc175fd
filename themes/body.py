"""The blocks of a page, looked through before they are drawn, so that all they name is read at once.

Wagtail reads the pages and pictures of each kind of block when it first meets one: a front
page of six blocks asks a dozen queries. Whoever draws the page can look here first, read
everything in one query a kind, and hand it over.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from themes.blocks import KNOWN_PAGES, ChosenPagesBlock, SlotBlock


class Named(NamedTuple):
    """What the blocks of a body name: pages and pictures by id, and places that others fill.

    `chosen` are those of the pages that stand there as cards; to the others a link leads.
    """

    pages: list[int]
    chosen: set[int]
    images: list[int]
    slots: set[str]


def named_in(body: StreamValue) -> Named:
    """Everything a body names, without asking the database."""
    named = Named([], set(), [], set())
    for block, raw, as_card in _leaves(body.stream_block, body.raw_data):
        if isinstance(block, SlotBlock):
            named.slots.add(block.meta.slot)
        elif isinstance(block, ImageChooserBlock) and raw:
            named.images.append(raw)
        elif isinstance(block, blocks.PageChooserBlock) and raw:
            named.pages.append(raw)
            if as_card:
                named.chosen.add(raw)
    return named


def resolve(body: StreamValue, pages: Mapping[int, Page]) -> None:
    """Let the body's blocks take their pages from `pages`, and know pictures by their ids alone."""
    token = KNOWN_PAGES.set(pages)
    try:
        for child in body:
            _ = child.value
    finally:
        KNOWN_PAGES.reset(token)


def _leaves(block: blocks.Block, raw: Any, as_card: bool = False) -> Iterator[tuple[blocks.Block, Any, bool]]:
    """Each block that holds no other, with its stored value, and whether it stands among chosen pages."""
    as_card = as_card or isinstance(block, ChosenPagesBlock)
    children = list(_children(block, raw))
    if not children and not isinstance(block, blocks.StreamBlock | blocks.StructBlock | blocks.ListBlock):
        yield block, raw, as_card
    for child, value in children:
        yield from _leaves(child, value, as_card)


def _children(block: blocks.Block, raw: Any) -> Iterable[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StreamBlock):
        known = [item for item in raw or [] if item["type"] in block.child_blocks]
        return [(block.child_blocks[item["type"]], item["value"]) for item in known]
    if isinstance(block, blocks.StructBlock):
        return [(child, (raw or {}).get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, _item(item)) for item in raw or []]
    return []


def _item(item: Any) -> Any:
    """A list's item is stored with its id; older ones were stored plainly."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
