"""Tags on products."""

from __future__ import annotations

from collections.abc import Iterable

from products.models import ProductTag
from thai.words import normalise


def tag_names(words: Iterable[str]) -> list[str]:
    """Tags as they are kept: one spelling, each once, none empty, in the order told."""
    return list(dict.fromkeys(name for word in words if (name := normalise(word).casefold()[:100])))


def tags_named(names: Iterable[str]) -> dict[str, ProductTag]:
    """The tag of each name, made where there is none yet. Names as `tag_names` gives them."""
    names = list(names)
    found = {tag.name: tag for tag in ProductTag.objects.filter(name__in=names)}
    for name in names:
        if name not in found:
            found[name], _ = ProductTag.objects.get_or_create(name=name)
    return found
