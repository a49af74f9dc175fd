import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.words import normalise, segment

THAI = st.text(
    alphabet=[chr(c) for c in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), 0x200B, 0x20, 0x41)],
    max_size=20,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเกงเขียวหวาน", "แกงเขียวหวาน"),
        ("นํ้าพริก", "น้ำพริก"),
        ("น้ํา", "น้ำ"),
        ("นำ้ตาลมะพร้าว", "น้ำตาลมะพร้าว"),
        ("ผ้า\u200bขาว\u200bม้า", "ผ้าขาวม้า"),
        ("มะม่่วงกวน", "มะม่วงกวน"),
        ("ข้้าว", "ข้าว"),
        ("กุ้่ง", "กุ้่ง"),
        ("ป่\u0e38ย", "ปุ่ย"),
        ("ท่ี", "ที่"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("  ข้าว \u00a0 สาร ", "ข้าว สาร"),
        ("Café", "Café"),
    ],
)
def test_what_looks_the_same_becomes_the_same(typed, meant):
    assert normalise(typed) == meant


@given(THAI)
def test_normalising_twice_changes_nothing_more(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("word", ["เกษตร", "แม่", "น้ำ", "ก๋วยเตี๋ยว", "พันธุ์", "เต็ม", "ทั้งนั้น", "ฤๅษี", "สมบูรณ์"])
def test_words_spelled_right_stay_as_they_are(word):
    assert normalise(word) == word


def test_words_inside_an_unspaced_name_are_found():
    assert segment("น้ำพริกเผากุ้ง") == ["น้ำพริกเผา", "กุ้ง"]
    assert segment("เเกง 2 ถุง") == ["แกง", "2", "ถุง"]
    assert segment("") == []
