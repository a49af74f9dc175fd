import pytest

from marketplace.delivery.errors import AddressError
from marketplace.delivery.provinces import (
    BANGKOK,
    PROVINCES,
    address_line,
    address_words,
    find_province,
    normalise_postcode,
    province_choices,
    province_name,
)
from tests.vectors import VECTORS


def test_there_are_77_provinces_each_with_both_names():
    assert len(PROVINCES) == 77
    assert len({p.th for p in PROVINCES.values()}) == len({p.en for p in PROVINCES.values()}) == 77


def test_bangkok_stands_first_then_thai_order():
    names = [name for _code, name in province_choices("th")]
    assert names[:4] == ["กรุงเทพมหานคร", "กระบี่", "กาญจนบุรี", "กาฬสินธุ์"]
    assert names.index("เชียงใหม่") < names.index("ตรัง")
    assert [name for _code, name in province_choices("en")][:3] == ["Bangkok", "Amnat Charoen", "Ang Thong"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("นนทบุรี", "12"), ("จ.นนทบุรี", "12"), ("จังหวัด นนทบุรี", "12"), ("กทม.", "10"), ("กรุงเทพฯ", "10"),
     ("bangkok", "10"), ("Chiang Mai", "50"), ("", None), ("นนท", None)],
)  # fmt: skip
def test_a_province_is_found_by_its_names_and_never_guessed(typed, code):
    assert find_province(typed) == code


def test_bangkok_has_khwaeng_and_khet_elsewhere_tambon_and_amphoe():
    assert address_words(BANGKOK, "th").subdistrict == "แขวง"
    assert address_words("กรุงเทพมหานคร", "th").district == "เขต"
    assert address_words("12", "th").district == "อำเภอ"


@pytest.mark.parametrize("address", VECTORS["address"], ids=lambda address: address["postcode"])
def test_postcodes_of_real_shape_are_read(address):
    assert normalise_postcode(address["postcode"]) == address["postcode"]


def test_thai_digits_make_a_postcode_too():
    assert normalise_postcode(" ๑๐๒๕๐ ") == "10250"


@pytest.mark.parametrize("typed", ["", "1060", "106000", "01000", "1060a", "๑๐๒๕"])
def test_another_shape_is_refused_with_a_sentence(typed):
    with pytest.raises(AddressError) as refused:
        normalise_postcode(typed)
    assert str(refused.value)


@pytest.mark.parametrize("district", ["ปากเกร็ด", "อ.ปากเกร็ด", "อำเภอปากเกร็ด"])
def test_an_address_is_written_as_on_a_parcel(district):
    line = address_line(
        province="12", subdistrict="บางพูด", district=district, postcode="11120", language="th"
    )
    assert line == "ต.บางพูด อ.ปากเกร็ด จ.นนทบุรี 11120"
    line = address_line(
        province=BANGKOK, subdistrict="ตลาดพลู", district="ธนบุรี", postcode="10600", language="th"
    )
    assert line == "แขวงตลาดพลู เขตธนบุรี กรุงเทพมหานคร 10600"
    assert province_name("10", "en") == "Bangkok"
