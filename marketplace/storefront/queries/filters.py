"""What a buyer asked of a list, read from its address. Whatever is typed there, it is never an error."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from products.money import SATANG

# key, at least, at most (satang, both inclusive; None is open), words
BANDS = (
    ("60", None, 60 * SATANG, _("Up to 60 baht")),
    ("100", 60 * SATANG + 1, 100 * SATANG, _("61 to 100 baht")),
    ("300", 100 * SATANG + 1, 300 * SATANG, _("101 to 300 baht")),
    ("more", 300 * SATANG + 1, None, _("Over 300 baht")),
)
BAND_KEYS = tuple(band[0] for band in BANDS)
MAX_KEY = 2**63 - 1
LONGEST = 100


@dataclass(frozen=True)
class Filters:
    """The choices that make a list. Empty means all; `after` is the key of the last card seen."""

    category: str = ""
    district: str = ""
    community: int = 0
    tag: str = ""
    price: str = ""
    here: bool = False
    after: int = 0

    def address(self, path: str, **changes: object) -> str:
        """The list's address with these choices changed; a changed choice begins at the first page."""
        changed = replace(self, **{"after": 0, **changes})  # type: ignore[arg-type]
        said = {
            "category": changed.category,
            "district": changed.district,
            "community": changed.community or "",
            "tag": changed.tag,
            "price": changed.price,
            "here": "1" if changed.here else "",
            "after": changed.after or "",
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{path}?{query}" if query else path

    @property
    def chosen(self) -> int:
        """How many choices narrow the list."""
        return sum(map(bool, (self.category, self.district, self.community, self.tag, self.price, self.here)))


def _word(asked: QueryDict, name: str) -> str:
    return asked.get(name, "").replace("\x00", "").strip()[:LONGEST]


def _number(asked: QueryDict, name: str) -> int:
    typed = _word(asked, name)
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return number if number <= MAX_KEY else 0


def read(asked: QueryDict) -> Filters:
    """Filters from an address; a value that can be nothing of ours is left out."""
    price = _word(asked, "price")
    return Filters(
        category=_word(asked, "category"),
        district=_word(asked, "district"),
        community=_number(asked, "community"),
        tag=_word(asked, "tag"),
        price=price if price in BAND_KEYS else "",
        here=_word(asked, "here") == "1",
        after=_number(asked, "after"),
    )


def page_key(asked: QueryDict) -> int:
    """The key after which a page of a list begins, 0 for the first."""
    return _number(asked, "after")
