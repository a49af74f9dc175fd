"""The demo city's own content, read from `data/`.

People, shops and communities are invented; districts are real. Every phone is
080-000-xxxx, which nobody is called or written to from here; licence numbers
are zeros; money goes to payees that cannot exist (`shelves.payee_number`).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA, PHOTOS = HERE / "data", HERE / "photos"


@cache
def read(name: str) -> Any:
    """One data file, read once."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Goods:
    """One product: the catalogue's row (`row`) and our own words for it (`words`)."""

    row: dict[str, Any]
    words: dict[str, Any]

    @property
    def code(self) -> str:
        """P01 … P60."""
        return self.row["id"]

    @property
    def price_satang(self) -> int:
        baht, satang = self.row["price_baht"].split(".")
        return int(baht) * 100 + int(satang)

    @property
    def description_th(self) -> str:
        return f"{self.row['description']}\n\n{self.words['more']}"

    @property
    def licence(self) -> str:
        return self.row.get("fda") or self.row.get("cosmetic") or ""

    @property
    def variants(self) -> list[dict[str, Any]]:
        """What can be put in a cart; the first has the catalogue's own code."""
        one = {"sku": self.row["sku"], "name_th": "", "name_en": "", "stock": self.row["stock"]}
        return self.words.get("variants") or [one]


@cache
def goods() -> tuple[Goods, ...]:
    """All sixty products, in the catalogue's order."""
    words = {row["id"]: row for row in read("products.json")}
    return tuple(Goods(row, words[row["id"]]) for row in read("catalogue.json")["products"])


@cache
def communities() -> tuple[dict[str, Any], ...]:
    """The communities: the catalogue's row and our words in one, with the picture's name."""
    rows = {row["id"]: row for row in read("catalogue.json")["communities"]}
    return tuple(
        {**rows[words["id"]], **words, "photo": f"community-{number:02}.jpg"}
        for number, words in enumerate(read("communities.json"), start=1)
    )


@cache
def shops() -> tuple[dict[str, Any], ...]:
    """The shops with their community's id, and the names of their pictures."""
    homes = {row["shop"]: row["community_id"] for row in read("catalogue.json")["products"]}
    return tuple(
        {
            **words,
            "number": number,
            "community": homes[words["name"]],
            "photo": f"shop-{number:02}.jpg",
            "maker": f"maker-{number:02}.jpg" if words["portrait"] else "",
        }
        for number, words in enumerate(read("shops.json"), start=1)
    )


def skus() -> set[str]:
    """Every code of the demo city's own products."""
    return {variant["sku"] for one in goods() for variant in one.variants}
