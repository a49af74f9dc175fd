"""Amounts of money in Thai words, as receipts carry them."""

_FIGURES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def baht_in_words(satang: int) -> str:
    """An amount in whole satang in Thai words: 2550 -> ยี่สิบห้าบาทห้าสิบสตางค์.

    Less than a baht is told in satang alone. Raises `ValueError` for a negative amount.
    """
    if satang < 0:
        raise ValueError("an amount in words cannot be negative")
    baht, rest = divmod(satang, 100)
    coins = f"{number_in_words(rest)}สตางค์" if rest else ""
    if baht == 0 and coins:
        return coins
    return f"{number_in_words(baht)}บาท{coins or 'ถ้วน'}"


def number_in_words(number: int) -> str:
    """A whole number from 0 on in Thai words."""
    if number == 0:
        return "ศูนย์"
    millions, rest = divmod(number, 1_000_000)
    words = f"{number_in_words(millions)}ล้าน" if millions else ""
    return words + _below_a_million(rest, follows=bool(millions))


def _below_a_million(number: int, *, follows: bool) -> str:
    figures = [int(figure) for figure in str(number)]
    words = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure:
            words += _one_place(figure, place, first=not words and not follows) + _PLACES[place]
    return words


def _one_place(figure: int, place: int, *, first: bool) -> str:
    if place == 1 and figure <= 2:
        return "ยี่" if figure == 2 else ""
    if place == 0 and figure == 1 and not first:
        return "เอ็ด"
    return _FIGURES[figure]
