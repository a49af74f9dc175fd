import random

from thai.order import thai_key

RIGHT = [
    "กา",
    "ก่า",
    "ก้า",
    "เก",
    "แก",
    "โก",
    "ขนม",
    "ข้าว",
    "ไข่",
    "คลอง",
    "เงาะ",
    "ช้าง",
    "น้ำ",
    "เป็ด",
    "ผัก",
    "สวน",
    "หมู",
    "เห็ด",
]


def test_lists_sort_as_in_the_dictionary():
    mixed = RIGHT.copy()
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=thai_key) == RIGHT
    assert sorted(mixed) != RIGHT


def test_a_tone_decides_only_where_letters_are_equal():
    assert sorted(["เป๋า", "เปา", "เป้า", "เปาะ"], key=thai_key) == ["เปา", "เป้า", "เป๋า", "เปาะ"]
