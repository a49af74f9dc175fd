"""The choices beside a list, each with the number of goods it would show."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from marketplace.storefront.queries import market as markets
from marketplace.storefront.queries.filters import BANDS, Filters
from marketplace.storefront.queries.words import plain
from themes.words import speaks_english

MOST_TAGS = 8
MOST_KEPT = 300


class Choice(NamedTuple):
    """One value of a filter: where it leads, how many goods, whether it is chosen now."""

    value: object
    words: str
    count: int
    on: bool
    url: str


def sidebar(asked: Filters, path: str) -> dict[str, Any]:
    """Everything around the cards of a list: heading, counts, choices; once for one look at the market."""
    market = markets.market()
    key = (replace(asked, after=0), path, speaks_english())
    known = market.sidebars.get(key)
    if known is None:
        if len(market.sidebars) >= MOST_KEPT:
            market.sidebars.clear()
        known = market.sidebars[key] = _sidebar(replace(asked, after=0), path, market)
    return known


def _sidebar(asked: Filters, path: str, market: markets.Market) -> dict[str, Any]:
    tags = _tags(asked, path, market)
    here = _here(asked, path, market)
    tagged = next((choice for choice in tags if choice.on), None)
    total = market.count(asked) if not asked.tag else (tagged.count if tagged else 0)
    return {
        "total": None if asked.tag and (asked.price or asked.here) else total,
        "places_count": len({cell.community for cell in market.matching(asked)}),
        "category": market.categories.get(asked.category),
        "district": market.districts.get(asked.district),
        "community": market.communities.get(asked.community),
        "categories": _places(
            asked, path, "category", market.tally(asked, "category"), market.categories.values()
        ),
        "districts": _places(
            asked, path, "district", market.tally(asked, "district"), market.districts.values()
        ),
        "communities": _communities(asked, path, market),
        "bands": _bands(asked, path, market),
        "here": here,
        "first_chips": [here] if here.count or here.on else [],
        "tags": tags,
        "plain_path": path,
    }


def _choice(asked: Filters, path: str, name: str, value: object, words: str, count: int) -> Choice:
    on = getattr(asked, name) == value
    return Choice(value, words, count, on, asked.address(path, **{name: type(value)() if on else value}))


def _places(asked: Filters, path: str, name: str, counts, known: Iterable[markets.Place]) -> list[Choice]:
    return [
        _choice(asked, path, name, place.key, plain(place.name_th, place.name_en), counts[place.key])
        for place in known
        if counts[place.key] or getattr(asked, name) == place.key
    ]


def _communities(asked: Filters, path: str, market: markets.Market) -> list[Choice]:
    """Communities of the chosen district; without one there are too many to read."""
    if not asked.district and not asked.community:
        return []
    district = asked.district or market.district_of.get(asked.community, "")
    known = [place for key, place in market.communities.items() if market.district_of[key] == district]
    return _places(asked, path, "community", market.tally(asked, "community"), known)


def _bands(asked: Filters, path: str, market: markets.Market) -> list[Choice]:
    counts = market.tally(asked, "price")
    return [
        _choice(asked, path, "price", key, str(words), counts[key])
        for key, _least, _most, words in BANDS
        if counts[key] or asked.price == key
    ]


def _here(asked: Filters, path: str, market: markets.Market) -> Choice:
    return _choice(asked, path, "here", True, _("Ready now"), market.tally(asked, "here")[True])


def _tags(asked: Filters, path: str, market: markets.Market) -> list[Choice]:
    """The tags most used among goods of the chosen category and place."""
    if asked.price or asked.here:
        fitting = None
    else:
        fitting = {(cell.category, cell.community) for cell in market.matching(asked)}
    found = []
    for (slug, name), cells in markets.tags().items():
        count = sum(number for cell, number in cells.items() if fitting is None or cell in fitting)
        if count or asked.tag == slug:
            found.append(_choice(asked, path, "tag", slug, name, count))
    found.sort(key=lambda choice: (not choice.on, -choice.count, choice.words))
    return found[:MOST_TAGS]
