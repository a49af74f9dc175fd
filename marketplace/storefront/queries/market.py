"""The whole market in numbers: how many goods each category, place and price has.

One grouped query tells it all (a few hundred rows, however many goods), and every
list reads its counts from there: each choice is counted with the other choices
held and its own let go. The numbers may lag behind the goods by
`TALAT_COUNTS_SECONDS`; the goods on the page never do.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from marketplace.storefront import conf
from marketplace.storefront.queries import stock
from marketplace.storefront.queries.filters import BANDS, Filters
from marketplace.storefront.queries.lookup import restricted
from marketplace.storefront.queries.words import said
from products.models import Product, Variant
from products.queries import on_sale


class Place(NamedTuple):
    """A category, district or community as it is named in lists."""

    key: object
    name_th: str
    name_en: str
    detail: str = ""
    icon: str = ""

    @property
    def name(self) -> str:
        return said(self.name_th, self.name_en)


class Cell(NamedTuple):
    """Goods that share everything the filters ask for."""

    category: str
    parent: str
    district: str
    community: int
    price: str
    here: bool
    count: int


@dataclass(frozen=True)
class Market:
    """One look over the goods on sale."""

    cells: tuple[Cell, ...]
    categories: dict[str, Place]
    districts: dict[str, Place]
    communities: dict[int, Place]
    community_paths: dict[int, str]
    district_of: dict[int, str]
    at: float
    # What lists have worked out of this look so far; gone with it.
    sidebars: dict[Any, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)

    def count(self, filters: Filters, *, without: str = "") -> int:
        return sum(cell.count for cell in self.matching(filters, without=without))

    def matching(self, filters: Filters, *, without: str = "") -> Iterable[Cell]:
        """Cells that fit every choice but one (and tags, which are counted apart)."""
        asked = {
            name: value
            for name in ("category", "district", "community", "price", "here")
            if (value := getattr(filters, name)) and name != without
        }
        category = asked.pop("category", None)
        for cell in self.cells:
            if category and category not in (cell.category, cell.parent):
                continue
            if all(getattr(cell, name) == value for name, value in asked.items()):
                yield cell

    def tally(self, filters: Filters, name: str) -> Counter:
        """How many goods each value of one choice has, with the other choices held."""
        counts: Counter = Counter()
        for cell in self.matching(filters, without=name):
            counts[getattr(cell, name)] += cell.count
            if name == "category" and cell.parent:
                counts[cell.parent] += cell.count
        return counts


def with_price(products: QuerySet[Product]) -> QuerySet[Product]:
    """Products that know their lowest price."""
    prices = Variant.objects.filter(product_id=OuterRef("pk"), is_active=True).order_by("price_satang")
    return products.annotate(lowest_price=Subquery(prices.values("price_satang")[:1]))


def in_band(key: str) -> Q:
    """The condition on `lowest_price` for a band of prices."""
    _key, least, most, _words = next(band for band in BANDS if band[0] == key)
    condition = Q(lowest_price__isnull=False)
    if least is not None:
        condition &= Q(lowest_price__gte=least)
    if most is not None:
        condition &= Q(lowest_price__lte=most)
    return condition


def _banded(products: QuerySet[Product], today: dt.date) -> QuerySet[Product]:
    whens = [When(in_band(key), then=Value(key)) for key, *_rest in BANDS]
    return with_price(products).annotate(
        price=Case(*whens, default=Value(""), output_field=CharField()),
        here=stock.can_be_had(today),
    )


# Tree root, front page, then its children.
GUIDE_DEPTH = 3

CELL_FIELDS = (
    "category__slug",
    "category__name_th",
    "category__name_en",
    "category__icon",
    "category__position",
    "category__parent__slug",
    "category__parent__name_th",
    "category__parent__name_en",
    "category__parent__icon",
    "shop__community_id",
    "shop__community__name_th",
    "shop__community__name_en",
    "shop__community__page__url_path",
    "shop__community__district__slug",
    "shop__community__district__name_th",
    "shop__community__district__name_en",
    "price",
    "here",
)


def look() -> Market:
    """Count the market anew: one query."""
    rows = list(
        _banded(on_sale(), timezone.localdate())
        .order_by()
        .values_list(*CELL_FIELDS)
        .annotate(goods=Count("pk"))
        .values_list(*CELL_FIELDS, "goods")
    )
    rows.sort(key=lambda row: (row[4], row[0], row[10]))
    categories = {row[0]: Place(row[0], row[1], row[2], icon=row[3]) for row in rows}
    parents = {row[5]: Place(row[5], row[6], row[7], icon=row[8]) for row in rows if row[5]}
    return Market(
        cells=tuple(
            Cell(row[0], row[5] or "", row[13], row[9], row[16], bool(row[17]), row[18]) for row in rows
        ),
        categories=parents | categories,
        districts={row[13]: Place(row[13], row[14], row[15]) for row in rows},
        communities={row[9]: Place(row[9], row[10], row[11]) for row in rows},
        community_paths={row[9]: row[12] or "" for row in rows},
        district_of={row[9]: row[13] for row in rows},
        at=time.monotonic(),
    )


def tag_counts() -> dict[tuple[str, str], Counter]:
    """{(slug, name): Counter of cells without price and stock}: one query over tagged goods."""
    rows = (
        on_sale()
        .filter(tags__isnull=False)
        .order_by()
        .values_list("tags__slug", "tags__name", "category__slug", "shop__community_id")
        .annotate(goods=Count("pk", distinct=True))
    )
    found: dict[tuple[str, str], Counter] = {}
    for slug, name, category, community, goods in rows:
        found.setdefault((slug, name), Counter())[(category, community)] += goods
    return found


T = TypeVar("T")
_kept: dict[tuple[str, str], tuple[float, object]] = {}


def _lately(name: str, work_out: Callable[[], T]) -> T:
    """The last answer while it is young enough, else a new one."""
    lasting = conf.counts_seconds()
    key = (name, str(connection.settings_dict["NAME"]))
    kept = _kept.get(key)
    if kept and time.monotonic() - kept[0] < lasting:
        return kept[1]  # type: ignore[return-value]
    answer = work_out()
    if lasting:
        _kept[key] = (time.monotonic(), answer)
    return answer


def guide_rows() -> list[tuple[str, str, str]]:
    """[(tree path, title, English title)] of stories ticked "show in menus" right under a front page."""
    if not apps.is_installed("marketplace.home"):
        return []
    stories = apps.get_model("talat_home", "StoryPage").objects.live()
    told = stories.filter(~restricted(), show_in_menus=True, depth=GUIDE_DEPTH).order_by("path")
    return list(told.values_list("url_path", "title", "title_en"))


def guides() -> list[tuple[str, str, str]]:
    """The stories of the foot as they were read lately."""
    return _lately("guides", guide_rows)


def market() -> Market:
    """The market as it was counted lately."""
    return _lately("market", look)


def tags() -> dict[tuple[str, str], Counter]:
    """The tags as they were counted lately."""
    return _lately("tags", tag_counts)
