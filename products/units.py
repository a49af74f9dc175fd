"""The units people sell in, how much is inside one, and what that makes per piece, 100 g or litre.

Content is told in grams, millilitres or pieces. Units that *are* a measure (kg, khit, litre)
know their own content.
"""

import re
from dataclasses import dataclass

from thai.dates import is_thai
from thai.digits import read_whole, tidy
from thai.errors import NumberError

from .money import divide, show_amount, show_baht


@dataclass(frozen=True)
class Unit:
    """One unit: its key in the database, its words, and for measures what it holds."""

    key: str
    th: str
    en: str
    en_plural: str
    content: tuple[int, str] | None = None

    def name(self, language: str | None = None, *, count: int = 1) -> str:
        """กระปุก · jar · jars"""
        if is_thai(language):
            return self.th
        return self.en if count == 1 else self.en_plural


@dataclass(frozen=True)
class Content:
    """What one unit holds: 200 g, 500 ml, 10 eggs. `measure` is 'g', 'ml' or the key of a counted unit."""

    amount: int
    measure: str


def _unit(key: str, th: str, en: str, en_plural: str = "", content: tuple[int, str] | None = None) -> Unit:
    return Unit(key, th, en, en_plural or f"{en}s", content)


_TABLE = (
    _unit("piece", "ชิ้น", "piece"),
    _unit("jar", "กระปุก", "jar"),
    _unit("bag", "ถุง", "bag"),
    _unit("box", "กล่อง", "box", "boxes"),
    _unit("wrap", "ห่อ", "packet"),
    _unit("pack", "แพ็ก", "pack"),
    _unit("bundle", "มัด", "bundle"),
    _unit("handful", "กำ", "handful"),
    _unit("khit", "ขีด", "100 g", "× 100 g", (100, "g")),
    _unit("kg", "กก.", "kg", "kg", (1000, "g")),
    _unit("litre", "ลิตร", "litre", content=(1000, "ml")),
    _unit("dozen", "โหล", "dozen", "dozen", (12, "piece")),
    _unit("bottle", "ขวด", "bottle"),
    _unit("cup", "ถ้วย", "cup"),
    _unit("glass", "แก้ว", "glass", "glasses"),
    _unit("plate", "จาน", "plate"),
    _unit("tray", "ถาด", "tray"),
    _unit("tin", "กระป๋อง", "tin"),
    _unit("sachet", "ซอง", "sachet"),
    _unit("bar", "ก้อน", "bar"),
    _unit("stick", "ไม้", "stick"),
    _unit("egg", "ฟอง", "egg"),
    _unit("fruit", "ลูก", "piece"),
    _unit("flower", "ดอก", "stick"),
    _unit("bouquet", "ช่อ", "bouquet"),
    _unit("garland", "พวง", "garland"),
    _unit("plant", "ต้น", "plant"),
    _unit("book", "เล่ม", "book"),
    _unit("long", "คัน", "piece"),
    _unit("flat", "ใบ", "piece"),
    _unit("cloth", "ผืน", "length"),
    _unit("garment", "ตัว", "piece"),
    _unit("strand", "เส้น", "piece"),
    _unit("roll", "ม้วน", "roll"),
    _unit("pair", "คู่", "pair"),
    _unit("set", "ชุด", "set"),
    _unit("visit", "ครั้ง", "time"),
)
UNITS = {unit.key: unit for unit in _TABLE}
DEFAULT = "piece"
MEASURES = {"g": ("กรัม", "g"), "ml": ("มล.", "ml")}
BIG_MEASURES = {"g": ("กก.", "kg"), "ml": ("ลิตร", "litres")}

_BY_THAI_WORD = {unit.th: unit.key for unit in _TABLE} | {
    "กิโลกรัม": "kg", "กิโล": "kg", "กก": "kg", "แพ็ค": "pack", "อัน": "piece",
}  # fmt: skip
_MEASURE_WORDS = {
    "กรัม": ("g", 1), "ก.": ("g", 1), "g": ("g", 1), "ขีด": ("g", 100),
    "กิโลกรัม": ("g", 1000), "กก.": ("g", 1000), "kg": ("g", 1000),
    "มล.": ("ml", 1), "มิลลิลิตร": ("ml", 1), "ml": ("ml", 1), "ซีซี": ("ml", 1), "ลิตร": ("ml", 1000),
}  # fmt: skip
_WORDS = re.compile(r"(?P<unit>\D+?)(?:\s+(?P<amount>[0-9]+)\s*(?P<measure>\D+))?")


def unit_name(key: str, language: str | None = None, *, count: int = 1) -> str:
    """The word for a unit; an unknown key is shown as it is, never an error on a page."""
    unit = UNITS.get(key)
    return unit.name(language, count=count) if unit else key


def read_unit(text: str) -> tuple[str, Content | None]:
    """'กระปุก 200 กรัม' as ('jar', 200 g). Raises `ValueError` for a word not in the table."""
    match = _WORDS.fullmatch(tidy(text))
    if not match or match["unit"].strip() not in _BY_THAI_WORD:
        raise ValueError(f"no such unit: {text}")
    key = _BY_THAI_WORD[match["unit"].strip()]
    if not match["amount"]:
        return key, None
    word = match["measure"].strip()
    try:
        amount = read_whole(match["amount"])
    except NumberError as error:
        raise ValueError(f"no such content: {text}") from error
    if word in _MEASURE_WORDS:
        measure, times = _MEASURE_WORDS[word]
        return key, Content(amount * times, measure)
    if word in _BY_THAI_WORD:
        return key, Content(amount, _BY_THAI_WORD[word])
    raise ValueError(f"no such content: {text}")


def content_name(amount: int, measure: str, language: str | None = None) -> str:
    """200 กรัม, 2 กก., 10 ฟอง · 200 g, 2 kg, 10 eggs"""
    thai = is_thai(language)
    if measure in MEASURES:
        if amount >= 1000 and amount % 100 == 0:
            figure = f"{amount // 1000}.{amount % 1000 // 100}".removesuffix(".0")
            return f"{figure} {BIG_MEASURES[measure][0 if thai else 1]}"
        return f"{amount:,} {MEASURES[measure][0 if thai else 1]}"
    return f"{amount:,} {unit_name(measure, language, count=amount)}"


@dataclass(frozen=True)
class PricePer:
    """A price brought to a common measure: `satang` for `amount` of `measure`."""

    satang: int
    amount: int
    measure: str


def price_per(
    price_satang: int, *, unit: str, amount: int | None = None, measure: str = ""
) -> PricePer | None:
    """What a price makes per piece, 100 g, kg, 100 ml or litre, in whole satang rounded half up.

    `amount` and `measure` say what one unit holds; a unit that is a measure itself needs none.
    From 1 kg or 1 litre on it is told per kg or litre. None where it would say nothing new:
    content not known, or one piece sold by the piece.
    """
    if not amount or not measure:
        if not (own := UNITS[unit].content if unit in UNITS else None):
            return None
        amount, measure = own
    if measure not in MEASURES:
        return PricePer(divide(price_satang, amount), 1, measure) if amount > 1 else None
    per = 1000 if amount >= 1000 else 100
    return (
        PricePer(divide(price_satang * per, amount), per, measure)
        if amount != per or not _says_it(unit)
        else None
    )


def _says_it(unit: str) -> bool:
    """Whether the unit's own word already names the measure, so that repeating it says nothing."""
    return bool(UNITS[unit].content) if unit in UNITS else False


def show_price_per(per: PricePer | None, language: str | None = None) -> str:
    """ตกชิ้นละ 17.50 บาท, ตก 100 กรัมละ 60 บาท · ฿17.50 each, ฿60 per 100 g. '' for None."""
    if per is None:
        return ""
    if is_thai(language):
        return f"ตก{_thai_measure(per)}ละ {show_amount(per.satang)} บาท"
    if per.measure in MEASURES:
        big = "kg" if per.measure == "g" else "litre"
        return f"{show_baht(per.satang, 'en')} per {big if per.amount == 1000 else f'100 {per.measure}'}"
    word = unit_name(per.measure, "en")
    return f"{show_baht(per.satang, 'en')} {'each' if word == 'piece' else f'per {word}'}"


def _thai_measure(per: PricePer) -> str:
    if per.measure not in MEASURES:
        return unit_name(per.measure, "th")
    if per.amount == 1000:
        return "กิโลกรัม" if per.measure == "g" else "ลิตร"
    return f" 100 {MEASURES[per.measure][0]}"
