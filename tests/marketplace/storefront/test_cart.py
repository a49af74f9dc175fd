import pytest
from django.test import Client

from communities.domain.acting import NOBODY
from marketplace.cart.models import Cart
from products.domain.catalogue import pause_product
from products.domain.pricing import set_price
from products.domain.stock import recount
from tests.factories.trade import make_goods, make_selling_shop

from .buyer import Buyer, said, soup

pytestmark = pytest.mark.django_db

NOT_NUMBERS = [
    "-1",
    "1.5",
    "1e2",
    "1_0",
    "abc",
    "1 0",
    "½",
    "0x10",
    "٣",
    "\u200b",
    "\u202e21",
    "",
    " " * 50,
    "9" * 4000,
]


@pytest.fixture
def goods():
    return make_goods(name_th="น้ำพริกเผา")


@pytest.fixture
def buyer(goods):
    buyer = Buyer()
    buyer.add(goods, "2")
    return buyer


def test_looking_sets_no_cookie_and_makes_no_cart():
    client = Client()
    for path in ("/cart/", "/cart/count/", "/en/cart/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not answer.cookies
    assert not Cart.objects.exists()


def test_an_empty_cart_says_so_and_leads_on():
    answer = Client().get("/cart/")
    assert "ตะกร้ายังว่าง" in said(answer)
    assert soup(answer).select_one("main a.btn")["href"] == "/products/"


def test_the_cookie_cannot_be_read_by_scripts_or_sent_by_other_sites(buyer):
    cookie = buyer.cookies["cart"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(cookie.value) == 43


def test_the_cart_is_private(buyer):
    answer = buyer.get("/cart/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]


def test_goods_of_two_shops_stand_by_shop(buyer):
    other = make_goods(shop=make_selling_shop(name_th="ร้านที่สอง"), name_th="สบู่")
    buyer.add(other)
    answer = buyer.get("/cart/")
    groups = soup(answer).select("section.group h2")
    assert [group.get_text(strip=True) for group in groups] == ["ร้านป้าสมใจ", "ร้านที่สอง"]
    assert "ของมาจาก 2 ร้าน" in said(answer)


def test_adding_again_adds_up(buyer, goods):
    buyer.add(goods, "๓")
    assert buyer.in_cart() == {goods.pk: 5}


@pytest.mark.parametrize(("typed", "taken"), [("๓", 3), ("１２", 12), (" 4 ", 4), ("+5", 5), ("003", 3)])
def test_numbers_are_read_as_people_type_them(goods, typed, taken):
    goods = make_goods(on_hand=50)
    buyer = Buyer()
    buyer.add(goods, typed)
    assert buyer.in_cart() == {goods.pk: taken}
    buyer.change(goods, typed)
    assert buyer.in_cart() == {goods.pk: taken}


@pytest.mark.parametrize(
    "typed", [text for text in NOT_NUMBERS if text.strip()] + ["0", "1000000000", "99999999999"]
)
def test_what_is_no_number_of_goods_is_told_and_nothing_is_added(goods, typed):
    buyer = Buyer()
    answer = buyer.add(goods, typed)
    assert answer.status_code == 200
    assert soup(answer).select_one("[role=alert]").get_text(strip=True)
    assert soup(answer).select_one("input[name=quantity]")["value"] == typed[:20]
    assert not Cart.objects.filter(lines__isnull=False).exists()


@pytest.mark.parametrize("typed", [*NOT_NUMBERS, "1000000000", "99999999999", "11", "999"])
def test_what_is_no_number_in_the_cart_is_told_beside_the_line(buyer, goods, typed):
    answer = buyer.change(goods, typed)
    assert answer.status_code == 200
    assert soup(answer).select_one(f"#line-{goods.pk} .wrong").get_text(strip=True)
    assert buyer.in_cart() == {goods.pk: 2}


def test_buttons_step_from_what_was_typed(buyer, goods):
    buyer.change(goods, "2", step="1")
    assert buyer.in_cart() == {goods.pk: 3}
    buyer.change(goods, "6", step="-1")
    assert buyer.in_cart() == {goods.pk: 5}


def test_taking_out_can_be_undone(buyer, goods):
    answer = buyer.change(goods, "2", step="out")
    assert buyer.in_cart() == {}
    page = buyer.get(answer.url)
    undo = soup(page).select_one("form.undo")
    buyer.post(undo["action"], {tag["name"]: tag["value"] for tag in undo.select("input")})
    assert buyer.in_cart() == {goods.pk: 2}


@pytest.mark.parametrize(
    "query", ["out=1", "out=x&n=1", "out=-1&n=1", "out=1&n=0", "out=%00&n=1", "out=1&n=" + "9" * 99]
)
def test_a_made_up_undo_is_left_out(buyer, query):
    assert not soup(buyer.get(f"/cart/?{query}")).select_one("form.undo")


def test_zero_takes_out(buyer, goods):
    buyer.change(goods, "0")
    assert buyer.in_cart() == {}


def test_a_price_that_changed_is_said_beside_the_line(buyer, goods):
    set_price(variant=goods, price_satang=15_000, acting=NOBODY)
    line = soup(buyer.get("/cart/")).select_one(f"#line-{goods.pk}")
    assert "120 บาท" in line.get_text()
    assert "150 บาท" in line.get_text()


def test_fewer_left_is_said_beside_the_line_and_taken_over_when_asked(buyer, goods):
    recount(variant=goods, on_hand=1, reason="", acting=NOBODY)
    page = buyer.get("/cart/")
    assert soup(page).select_one(f"#line-{goods.pk} .note.warn")
    assert buyer.get("/checkout/").url == "/cart/"
    answer = buyer.post("/cart/accept/", {"next": "checkout"})
    assert answer.url == "/checkout/"
    assert buyer.in_cart() == {goods.pk: 1}
    assert buyer.get("/checkout/").status_code == 200


def test_what_is_gone_is_said_and_left_out_when_asked(buyer, goods):
    rest = make_goods()
    buyer.add(rest)
    pause_product(product=goods.product, acting=NOBODY)
    assert "น้ำพริกเผา" in soup(buyer.get("/cart/")).select_one(f"#line-{goods.pk} .note.warn").get_text()
    buyer.post("/cart/accept/", {"next": "checkout"})
    assert buyer.in_cart() == {rest.pk: 1}


def test_what_is_not_for_sale_cannot_be_put_in(goods):
    pause_product(product=goods.product, acting=NOBODY)
    buyer = Buyer()
    for variant in (goods.pk, goods.pk + 999, 2**53):
        answer = buyer.add(variant)
        assert answer.status_code == 200
        assert soup(answer).select_one("[role=alert]")
    assert buyer.in_cart() == {}


@pytest.mark.parametrize("variant", ["", "x", "-1", "0", "1e9", "\x00", "9" * 30, "' OR 1=1 --"])
def test_a_made_up_thing_is_no_thing(variant):
    answer = Buyer().post("/cart/add/", {"variant": variant, "quantity": "1"})
    assert answer.status_code == 200
    assert soup(answer).select_one("[role=alert]")


@pytest.mark.parametrize(
    "key", ["", "x", "x" * 44, "a" * 5000, '"\\000"', "ก".encode().decode("latin-1") * 20, "' OR 1=1 --"]
)
def test_a_made_up_cookie_is_no_cart(key):
    client = Client()
    client.cookies["cart"] = key
    assert client.get("/cart/").status_code == 200
    assert client.get("/cart/count/").json() == {"count": 0}
    assert client.get("/checkout/").url == "/cart/"


def test_one_buyer_cannot_see_or_change_anothers_cart(buyer, goods):
    stranger = Buyer()
    stranger.change(goods, "9")
    assert "น้ำพริกเผา" not in stranger.get("/cart/").content.decode()
    assert buyer.in_cart() == {goods.pk: 2}


def test_the_count_is_a_small_request(buyer, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        answer = buyer.get("/cart/count/")
    assert answer.json() == {"count": 2}
    assert len(answer.content) < 40


def test_htmx_gets_the_cart_alone(buyer, goods):
    answer = buyer.post(
        "/cart/change/", {"variant": goods.pk, "quantity": "2", "step": "1"}, headers={"HX-Request": "true"}
    )
    assert b"<html" not in answer.content
    assert soup(answer).select_one(f"#many-{goods.pk}")["value"] == "3"


def test_ten_megabytes_are_refused_politely(buyer, goods):
    answer = buyer.change(goods, "9" * 10_000_000)
    assert answer.status_code == 400
    assert buyer.in_cart() == {goods.pk: 2}


def test_in_english_the_way_stays_english(goods):
    buyer = Buyer()
    answer = buyer.post("/en/cart/add/", {"variant": goods.pk, "quantity": "1"})
    assert answer.url == "/en/cart/"
    assert "Chilli paste" in said(buyer.get(answer.url))
