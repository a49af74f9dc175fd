"""What the demo city says and shows: whole, in both languages, and about nobody real."""

import json
import re

import pytest
from PIL import Image

from marketplace.delivery.carriers import check_tracking
from marketplace.operations.demo import content
from marketplace.operations.demo.shelves import payee_number
from marketplace.operations.demo.slips import code_text, slip
from marketplace.operations.demo.trade import tracking_number
from marketplace.payments.providers.promptpay.slip import find_slip_code, read_slip_code
from products.models import Product
from products.units import UNITS, read_unit
from thai.phones import is_mobile, normalise_phone

TWIN = re.compile(r"(.+)_th")


def test_the_city_is_the_whole_catalogue():
    assert (len(content.communities()), len(content.shops()), len(content.goods())) == (28, 50, 60)
    assert {goods.row["sku"] for goods in content.goods()} <= content.skus()
    assert {goods.row["shop"] for goods in content.goods()} == {shop["name"] for shop in content.shops()}


def test_each_product_s_first_kind_has_the_catalogue_s_own_code():
    assert [goods.variants[0]["sku"] for goods in content.goods()] == [
        goods.row["sku"] for goods in content.goods()
    ]
    for goods in content.goods():
        assert len(goods.variants) == max(1, len(goods.row["variants"]))


@pytest.mark.parametrize(
    "file", ["communities.json", "shops.json", "products.json", "categories.json", "pages.json"]
)
def test_english_is_the_equal_of_thai(file):
    missing = [name for name in untold(content.read(file)) if not name.startswith("unit_detail")]
    assert missing == []


def untold(value, path=""):
    """Every Thai text without its English, or the other way round."""
    if isinstance(value, list):
        for item in value:
            yield from untold(item, path)
    elif isinstance(value, dict):
        for key, text in value.items():
            if match := TWIN.fullmatch(key):
                if bool(text) != bool(value.get(f"{match[1]}_en")):
                    yield key
            elif isinstance(text, list | dict):
                yield from untold(text, key)
        if "name_en" in value and not value["name_en"]:
            yield "name_en"


def test_nobody_is_talked_down_to():
    told = json.dumps(
        [content.read(name) for name in ("shops.json", "communities.json", "pages.json")], ensure_ascii=False
    )
    assert not re.search("ค่ะ|ครับ|นะคะ|ดำเนินการ", told)


def test_every_photo_is_there_says_what_it_shows_and_all_weigh_little():
    for goods in content.goods():
        for photo in goods.words["photos"]:
            assert (content.PHOTOS / photo["file"]).is_file()
            assert photo["alt_th"]
            assert photo["alt_en"]
    for row in (*content.shops(), *content.communities()):
        assert (content.PHOTOS / row["photo"]).is_file()
    assert sum(path.stat().st_size for path in content.PHOTOS.glob("*.jpg")) < 12_000_000
    assert sum(len(goods.words["photos"]) > 1 for goods in content.goods()) >= 20


def test_units_and_ways_of_counting_are_known():
    for goods in content.goods():
        unit, _inside = read_unit(goods.row["unit"])
        assert unit in UNITS
    assert {goods.words["stock"] for goods in content.goods()} == {
        "counted",
        "daily",
        "made_to_order",
        "unlimited",
    }


def test_a_licence_is_only_ever_claimed():
    claimed = [goods.licence for goods in content.goods() if goods.licence]
    assert claimed
    assert all("00000" in number or "00/00" in number for number in claimed)
    assert Product.Licence.CLAIMED == "claimed"


def test_phones_are_mobiles_each_once():
    phones = [normalise_phone(shop["phone"]) for shop in content.shops()]
    phones += [normalise_phone(row["volunteer"]["phone"]) for row in content.communities()]
    assert len(set(phones)) == len(phones)
    assert all(is_mobile(phone) and phone.startswith("+66800000") for phone in phones)


def test_money_goes_to_wallets_no_company_keeps():
    numbers = [payee_number(shop["number"]) for shop in content.shops()]
    assert len(set(numbers)) == 50
    assert all(len(number) == 15 and number.startswith("000") for number in numbers)


def test_a_slip_s_code_can_be_read_and_names_no_bank():
    picture = Image.open(slip(reference="2569DEMO0000000007", amount_satang=14_000))
    assert find_slip_code(picture) == read_slip_code(code_text("2569DEMO0000000007"))


@pytest.mark.parametrize("number", [1, 8, 15, 197, 58_256_815])
def test_a_tracking_number_passes_the_carrier_s_check(number):
    told = tracking_number(number)
    assert check_tracking(carrier="thailand_post", number=told) == told
