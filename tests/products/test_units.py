import pytest

from products.units import (
    UNITS,
    Content,
    content_name,
    price_per,
    read_unit,
    show_price_per,
    unit_name,
)


def test_every_unit_has_words_in_both_languages_and_a_short_key():
    for key, unit in UNITS.items():
        assert key.isascii()
        assert len(key) <= 8
        assert unit.th
        assert unit.en
        assert unit.en_plural
    assert len({unit.th for unit in UNITS.values()}) == len(UNITS)


@pytest.mark.parametrize("word", ["กระปุก", "ถุง", "กล่อง", "ห่อ", "มัด", "กำ", "ขีด", "กก.", "โหล", "ชิ้น"])
def test_the_units_people_use_are_there(word):
    key, content = read_unit(word)
    assert unit_name(key, "th") == word
    assert content is None


@pytest.mark.parametrize(
    ("written", "key", "content"),
    [
        ("กระปุก 200 กรัม", "jar", Content(200, "g")),
        ("ถุง 2 กิโลกรัม", "bag", Content(2000, "g")),
        ("ขวด 350 มล.", "bottle", Content(350, "ml")),
        ("แพ็ก ๑๐ ฟอง", "pack", Content(10, "egg")),
        ("กล่อง 20 ซอง", "box", Content(20, "sachet")),
        ("ห่อ 30 ดอก", "wrap", Content(30, "flower")),
        ("กิโลกรัม", "kg", None),
        ("ใบ", "flat", None),
    ],
)
def test_a_written_unit_is_read(written, key, content):
    assert read_unit(written) == (key, content)


@pytest.mark.parametrize("written", ["", "ลัง", "ถุง 2 อะไร", "ถุง -2 กรัม", "200 กรัม"])
def test_an_unknown_unit_is_refused_never_guessed(written):
    with pytest.raises(ValueError, match="no such"):
        read_unit(written)


@pytest.mark.parametrize(
    ("price", "unit", "amount", "measure", "th", "en"),
    [
        (14000, "box", 8, "piece", "ตกชิ้นละ 17.50 บาท", "฿17.50 each"),
        (12000, "jar", 200, "g", "ตก 100 กรัมละ 60 บาท", "฿60 per 100 g"),
        (8900, "jar", 150, "g", "ตก 100 กรัมละ 59.33 บาท", "฿59.33 per 100 g"),
        (15000, "bag", 2000, "g", "ตกกิโลกรัมละ 75 บาท", "฿75 per kg"),
        (4500, "bottle", 350, "ml", "ตก 100 มล.ละ 12.86 บาท", "฿12.86 per 100 ml"),
        (9900, "bottle", 1500, "ml", "ตกลิตรละ 66 บาท", "฿66 per litre"),
        (6500, "pack", 10, "egg", "ตกฟองละ 6.50 บาท", "฿6.50 per egg"),
        (12000, "dozen", None, "", "ตกชิ้นละ 10 บาท", "฿10 each"),
        (6000, "kg", None, "", "", ""),
        (2000, "khit", None, "", "", ""),
        (2000, "piece", None, "", "", ""),
        (2000, "bag", 1, "piece", "", ""),
    ],
)
def test_the_price_per_measure_is_told_where_it_says_something_new(price, unit, amount, measure, th, en):
    per = price_per(price, unit=unit, amount=amount, measure=measure)
    assert show_price_per(per, "th") == th
    assert show_price_per(per, "en") == en


def test_content_is_told_in_the_words_of_the_language():
    assert content_name(200, "g", "th") == "200 กรัม"
    assert content_name(2000, "g", "th") == "2 กก."
    assert content_name(1500, "ml", "en") == "1.5 litres"
    assert content_name(1250, "g", "en") == "1,250 g"
    assert content_name(10, "egg", "th") == "10 ฟอง"
    assert content_name(10, "egg", "en") == "10 eggs"
    assert unit_name("no-such-unit", "th") == "no-such-unit"
