"""All goods, filters, search, places: what is found, and that nothing typed breaks it."""

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings

from communities.domain.acting import NOBODY
from marketplace.storefront.queries.filters import Filters
from marketplace.storefront.queries.filters import read as read_filters
from products.domain.catalogue import pause_product
from products.models import Product
from tests.factories.products import make_listing
from tests.factories.shops import make_shop
from tests.marketplace.storefront.market import fill, front, stall

__all__ = ["front", "stall"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

NASTY = [
    "after=zzz",
    "after=-1",
    "after=99999999999999999999999",
    "after=1.5",
    "after=๓",
    "after=",
    "page=-1",
    "district=abc",
    "district=%00",
    "community=abc",
    "community=0",
    "community=-5",
    "tag=%E0%B8",
    "category='%22--",
    "price=free",
    "here=yes",
    "after=zzz&district=abc&page=-1&q=%00",
    "category=" + "x" * 5000,
    "after=1&after=2",
    "tag=%E2%80%AE%E2%80%8B",
    "%00=%00",
    "price=60&here=1&tag=x&community=3&district=y&category=z&after=7",
]


def read(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(page):
    return [link.get_text() for link in page.select(".good h3 a")]


@pytest.mark.parametrize("query", NASTY)
@pytest.mark.parametrize("path", ["/products/", "/search/", "/", "/places/", "/districts/thon-buri/"])
def test_no_query_breaks_a_page(client, front, path, query):
    make_listing()
    assert client.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "ก" * 9000, "q=%25%5F%27%22", "q=%E2%80%AE", "q=&after=zzz", "q=((("]
)
def test_no_search_breaks(client, front, query):
    make_listing()
    assert client.get(f"/search/?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/p/%00/", "/p/zzz/", "/s/zzz", "/districts/%00/", "/x%00/y/", "/%E0%B8/"])
def test_addresses_that_lead_nowhere_are_404(client, front, path):
    assert client.get(path).status_code == 404


def test_paging_by_key_shows_everything_once_newest_first(client, front):
    _shops, goods = fill(shops=3, goods=31)
    seen, address = [], "/products/"
    with override_settings(TALAT_LIST_LENGTH=10):
        while address:
            page = read(client.get(address))
            seen += titles(page)
            more = page.select_one('a[rel="next"]')
            address = more["href"] if more else None
    assert seen == [product.page.title for product in reversed(goods)]


def test_a_link_to_a_page_stays_when_newer_goods_come(client, front):
    _shops, goods = fill(shops=2, goods=8)
    address = f"/products/?after={goods[4].pk}"
    before = titles(read(client.get(address)))
    make_listing(name_th="มาใหม่")
    assert titles(read(client.get(address))) == before == [goods[n].page.title for n in (3, 2, 1, 0)]


def test_each_filter_shows_what_fits_and_counts_it(client, front):
    shops, goods = fill(shops=3, goods=12)
    some = {"category": "craft", "district": "thon-buri", "price": "60", "here": "1"}
    for name, value in some.items():
        page = read(client.get(f"/products/?{name}={value}"))
        shown = titles(page)
        assert 0 < len(shown) < 12, name
        assert page.select_one('[role="status"] b').get_text().split()[0] == str(len(shown)), name
    community = shops[1].community_id
    assert set(titles(read(client.get(f"/products/?community={community}")))) == {
        product.page.title for product in goods if product.shop.community_id == community
    }


def test_counts_beside_a_choice_are_what_choosing_it_shows(client, front):
    fill(shops=3, goods=20)
    page = read(client.get("/products/?category=food"))
    for option in page.select("#f-district option[value]:not([value=''])"):
        promised = int(option.get_text().rsplit("(", 1)[1].rstrip(")"))
        assert (
            len(titles(read(client.get(f"/products/?category=food&district={option['value']}")))) == promised
        )


def test_tags_are_filters(client, front):
    _shops, goods = fill(shops=2, goods=6)
    page = read(client.get("/products/"))
    chip = next(chip for chip in page.select("a.chip") if "ของฝาก" in chip.get_text())
    assert set(titles(read(client.get(chip["href"])))) == {goods[0].page.title, goods[3].page.title}


def test_a_category_shows_what_is_below_it(client, front):
    from tests.factories.products import make_category  # noqa: PLC0415

    above = make_category("above", name_th="หมวดใหญ่")
    make_listing(name_th="ของข้างใน", category=make_category("inside", name_th="หมวดเล็ก", parent=above))
    make_listing(name_th="ของหมวดอื่น")
    page = read(client.get("/products/?category=above"))
    assert titles(page) == ["ของข้างใน"]
    assert page.select_one('[role="status"] b').get_text().startswith("1 ")


def test_choices_nothing_fits_offer_a_way_back(client, front):
    fill(shops=1, goods=2)
    page = read(client.get("/products/?category=nothing-like-it"))
    assert page.select_one('.empty a[href="/products/"]')


def test_goods_not_for_sale_are_in_no_list(client, front, stall):
    make_listing(name_th="ของที่ยังขาย")
    pause_product(product=stall, acting=NOBODY)
    for address in ("/products/", "/search/?q=ขนม", "/"):
        assert "ขนมเปี๊ยะไส้ถั่ว" not in client.get(address).content.decode()


def test_search_finds_a_word_inside_a_name_and_says_when_it_finds_nothing(client, front, stall):
    assert titles(read(client.get("/search/?q=เปี๊ยะ"))) == ["ขนมเปี๊ยะไส้ถั่ว"]
    page = read(client.get("/search/?q=<b>ไม่มีแน่"))
    assert not page.select(".good")
    assert "<b>ไม่มีแน่" in page.select_one(".empty").get_text()


def test_sold_out_goods_stay_in_the_list_and_say_so(client, front):
    make_listing(name_th="หมดแล้ว", on_hand=0)
    assert read(client.get("/products/")).select_one(".good.gone .left")


def test_places_and_districts_lead_to_their_communities(client, front, stall):
    assert stall.shop.community.name_th in client.get("/places/").content.decode()
    page = read(client.get("/districts/thon-buri/"))
    assert titles(page) == ["ขนมเปี๊ยะไส้ถั่ว"]
    other = read(client.get("/districts/dusit/"))
    assert titles(other) == []
    assert other.select_one(".empty")
    assert client.get("/districts/atlantis/").status_code == 404


def test_a_filters_address_reads_back_as_the_same_filters():
    asked = Filters(
        category="craft", district="thon-buri", community=7, tag="ฮาลาล", price="60", here=True, after=9
    )
    from django.http import QueryDict  # noqa: PLC0415

    query = asked.address("/products/", after=9).partition("?")[2]
    assert read_filters(QueryDict(query)) == asked
    assert asked.address("/products/").find("after") == -1


def test_the_list_tells_thai_and_english_prices_apart(client, front):
    make_listing(name_th="ของ", name_en="Thing", price_satang=14_000)
    assert "฿" in client.get("/en/products/").content.decode()
    assert "บาท" in client.get("/products/").content.decode()
    assert Product.objects.count() == 1
    assert make_shop().is_open
