import pytest
from django.test import Client

from communities.domain.acting import NOBODY
from marketplace.delivery.domain.methods import set_methods
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.domain.settings import set_cash
from products.domain.catalogue import pause_product
from products.domain.pricing import set_price
from products.domain.stock import recount
from products.models import Stock
from tests.factories.trade import PICKUP, POST, make_goods, make_selling_shop

from .buyer import HOME, WHO, Buyer, fields, said, soup

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

STRANGE = [
    "",
    " ",
    "\u200b\u200b",
    "\u202eมานี",
    "x" * 5000,
    "\x00",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "🙂" * 200,
]


@pytest.fixture
def shop():
    return make_selling_shop()


@pytest.fixture
def goods(shop):
    return make_goods(shop=shop, name_th="น้ำพริกเผา")


@pytest.fixture
def buyer(goods) -> Buyer:
    buyer = Buyer()
    buyer.add(goods, "2")
    return buyer


def way(shop, kind: str) -> str:
    return str(shop.delivery_methods.get(kind=kind, is_active=True).pk)


def test_an_order_is_placed_from_the_cart(buyer):
    order = buyer.order()
    part = order.shop_orders.get()
    assert (part.total_satang, part.payment_method, part.delivery_kind) == (24_000, "promptpay", "pickup")
    assert (order.buyer_name, order.buyer_phone, order.address) == ("มานี มีตา", "+66812345678", "")
    assert buyer.in_cart() == {}


def test_what_is_posted_asks_where_and_costs_what_was_said(buyer, shop):
    choice = {f"shop{shop.pk}-delivery": way(shop, "post"), f"shop{shop.pk}-payment": "cash"}
    missing = buyer.checkout(**WHO, **choice)
    assert not Order.objects.exists()
    ids = {link["href"] for link in soup(missing).select("#to-mend a")}
    assert ids == {"#id_district", "#id_subdistrict", "#id_postcode", "#id_address"}
    order = buyer.order(**choice, **{**HOME, "postcode": "๑๐๖๐๐"})
    part = order.shop_orders.get()
    assert (part.delivery_satang, part.total_satang, part.payment_method) == (7_000, 31_000, "cash")
    assert (order.province, order.postcode, order.district) == ("กรุงเทพมหานคร", "10600", "ธนบุรี")


def test_an_address_is_neither_needed_nor_kept_for_what_is_fetched(buyer):
    order = buyer.order(**HOME)
    assert order.address == ""


def test_an_address_nobody_needs_yet_is_not_called_missing(buyer):
    page = soup(buyer.checkout(name="", district="ธนบุรี"))
    assert not page.select(".where .wrong")
    assert page.select_one("[name=district]")["value"] == "ธนบุรี"


def test_levels_of_an_address_are_named_for_bangkok_and_for_elsewhere(buyer):
    page = soup(buyer.get("/checkout/"))
    label = page.select_one("label[for=id_district]")
    assert [span.get_text(strip=True) for span in label.select("span")] == ["เขต", "/", "อำเภอ"]
    assert page.select("select[name=province] option")[0]["value"] == "10"


def test_everything_is_read_once_before_it_is_ordered(buyer, shop):
    choice = {f"shop{shop.pk}-delivery": way(shop, "post")}
    read = said(buyer.checkout(**WHO, **choice, **HOME))
    for words in ("มานี มีตา", "081-234-5678", "น้ำพริกเผา", "240 บาท", "70 บาท", "สั่งของ 310 บาท", "สมใจ ใจดี"):
        assert words in read
    assert "แขวงบางยี่เรือ เขตธนบุรี กรุงเทพมหานคร 10600" in read
    assert not Order.objects.exists()


def test_what_was_typed_is_kept_from_step_to_step(buyer):
    read = buyer.checkout(**{**WHO, "email": "manee@example.com"}, landmark="ประตูสีฟ้า")
    back = fields(buyer.checkout("edit", read))
    assert (back["name"], back["phone"], back["email"]) == ("มานี มีตา", "081-234-5678", "manee@example.com")
    assert back["landmark"] == "ประตูสีฟ้า"


def test_what_was_typed_is_kept_through_errors(buyer):
    page = buyer.checkout(name="มานี", phone="081-234-567", email="manee@")
    kept = fields(page)
    assert (kept["name"], kept["phone"], kept["email"]) == ("มานี", "081-234-567", "manee@")
    assert "ตอนนี้ใส่มา 9 ตัว" in said(page)
    assert not Order.objects.exists()


def test_two_shops_are_chosen_for_each(buyer, shop):
    second = make_selling_shop(name_th="ร้านที่สอง")
    buyer.add(make_goods(shop=second), "1")
    order = buyer.order(**{f"shop{second.pk}-payment": "cash"})
    parts = order.shop_orders.order_by("position")
    assert [(part.shop_id, part.payment_method) for part in parts] == [
        (shop.pk, "promptpay"),
        (second.pk, "cash"),
    ]


def test_the_same_form_again_makes_no_second_order(buyer):
    read = buyer.checkout(**WHO)
    first, second = buyer.checkout("order", read), buyer.checkout("order", read)
    assert first.url == second.url
    assert Order.objects.count() == 1


def test_another_checkout_of_the_same_goods_is_another_order(buyer, goods):
    first = buyer.order()
    buyer.add(goods)
    assert buyer.order().pk != first.pk


def test_nothing_of_the_buyer_stands_in_an_address(buyer):
    done = buyer.checkout("order", buyer.checkout(**WHO))
    assert "081" not in done.url
    assert "?" not in done.url


def test_no_session_and_no_cookie_but_cart_and_token(buyer):
    buyer.order()
    assert set(buyer.cookies) == {"cart", "csrftoken"}


def test_without_a_token_nothing_is_ordered(buyer):
    read = fields(buyer.checkout(**WHO))
    read.pop("csrfmiddlewaretoken")
    assert buyer.post("/checkout/", {**read, "go": "order"}).status_code == 403
    assert not Order.objects.exists()


def test_an_empty_cart_leads_back_to_it():
    assert Client().get("/checkout/").url == "/cart/"


@pytest.mark.parametrize("step", ["review", "order"])
class TestChangedMeanwhile:
    """The buyer sees what changed, and decides; nothing typed is lost."""

    def asked(self, buyer, step, answer):
        page = buyer.checkout(step, answer, **WHO)
        assert not Order.objects.exists()
        assert page.status_code == 200
        assert fields(page)["name"] == WHO["name"]
        return page

    def go_on(self, buyer, page):
        read = buyer.checkout("accept", page)
        done = buyer.checkout("order", read)
        return Order.objects.get(reference=done.url.split("/")[2])

    def start(self, buyer, step):
        return buyer.get("/checkout/") if step == "review" else buyer.checkout(**WHO)

    def test_a_price(self, buyer, goods, step):
        before = self.start(buyer, step)
        set_price(variant=goods, price_satang=15_000, acting=NOBODY)
        page = self.asked(buyer, step, before)
        assert "150 บาท" in said(page)
        assert self.go_on(buyer, page).shop_orders.get().total_satang == 30_000

    def test_sold_out_in_part(self, buyer, goods, step):
        before = self.start(buyer, step)
        recount(variant=goods, on_hand=1, reason="", acting=NOBODY)
        page = self.asked(buyer, step, before)
        assert self.go_on(buyer, page).shop_orders.get().lines.get().quantity == 1

    @pytest.mark.parametrize("how", ["unpublished", "sold out", "paused"])
    def test_gone(self, buyer, goods, step, how):
        rest = make_goods(name_th="สบู่")
        buyer.add(rest)
        before = self.start(buyer, step)
        if how == "sold out":
            recount(variant=goods, on_hand=0, reason="", acting=NOBODY)
        elif how == "paused":
            pause_product(product=goods.product, acting=NOBODY)
        else:
            goods.product.page.unpublish()
        page = self.asked(buyer, step, before)
        assert "น้ำพริกเผา" in said(page)
        order = self.go_on(buyer, page)
        assert order.shop_orders.get().lines.get().variant == rest

    def test_all_gone(self, buyer, goods, step):
        before = self.start(buyer, step)
        recount(variant=goods, on_hand=0, reason="", acting=NOBODY)
        page = self.asked(buyer, step, before)
        assert buyer.checkout("accept", page).url == "/cart/"
        assert Stock.objects.get(variant=goods).reserved == 0

    def test_a_way_to_get_it(self, buyer, shop, step):
        before = self.start(buyer, step)
        set_methods(shop=shop, methods=(POST,), acting=NOBODY)
        page = self.asked(buyer, step, before)
        assert "เลือกวิธีรับของอีกครั้ง" in said(page)

    def test_a_way_to_pay(self, buyer, shop, step):
        cash = {f"shop{shop.pk}-payment": "cash"}
        before = buyer.get("/checkout/") if step == "review" else buyer.checkout(**WHO, **cash)
        set_cash(shop=shop, enabled=False, cap_satang=0, acting=NOBODY)
        page = buyer.checkout(step, before, **WHO, **cash)
        assert not Order.objects.exists()
        assert "เลือกวิธีจ่ายอีกครั้ง" in said(page)


def test_delivery_that_costs_more_now_is_told_and_asked(buyer, shop):
    choice = {f"shop{shop.pk}-delivery": way(shop, "post")}
    read = buyer.checkout(**WHO, **choice, **HOME)
    shop.delivery_methods.get(kind="post").rates.update(price_satang=9_900)
    page = buyer.checkout("order", read)
    assert not Order.objects.exists()
    assert "99 บาท" in said(page)
    buyer.checkout("order", buyer.checkout("accept", page))
    assert Order.objects.get().shop_orders.get().delivery_satang == 9_900


@pytest.mark.parametrize("field", ["seen_total", "shop-seen_total", "shop-seen_delivery"])
@pytest.mark.parametrize("lie", ["1", "0", "-5", "1e2", "", "x", "9" * 30])
def test_a_tampered_sum_never_changes_what_is_paid(buyer, shop, field, lie):
    read = buyer.checkout(**WHO)
    page = buyer.checkout("order", read, **{field.replace("shop", f"shop{shop.pk}"): lie})
    for order in Order.objects.all():
        assert order.shop_orders.get().total_satang == 24_000
    assert page.status_code in {200, 302}


def test_a_tampered_price_shop_or_status_is_ignored(buyer, shop):
    stranger = make_selling_shop(name_th="ร้านอื่น")
    lies = {
        "price_satang": "1",
        "total_satang": "1",
        "status": "completed",
        "paid_satang": "24000",
        "shop": str(stranger.pk),
        f"shop{stranger.pk}-delivery": way(stranger, "pickup"),
        f"shop{stranger.pk}-payment": "cash",
    }
    part = buyer.order(**lies).shop_orders.get()
    assert (part.shop_id, part.total_satang, part.paid_satang, part.status) == (shop.pk, 24_000, 0, "new")


def test_another_shops_way_to_get_it_is_refused(buyer, shop):
    stranger = make_selling_shop(methods=(PICKUP,))
    page = buyer.checkout(**WHO, **{f"shop{shop.pk}-delivery": way(stranger, "pickup")})
    assert "เลือกวิธีรับของอีกครั้ง" in said(page)
    assert not Order.objects.exists()


def test_cash_above_the_shops_cap_is_not_offered_and_refused(buyer, shop):
    set_cash(shop=shop, enabled=True, cap_satang=20_000, acting=NOBODY)
    assert not soup(buyer.get("/checkout/")).select("input[value=cash]")
    buyer.checkout("order", **WHO, **{f"shop{shop.pk}-payment": "cash"})
    assert not ShopOrder.objects.exists()


def test_a_shop_that_cannot_sell_now_is_said_and_the_rest_can_be_ordered(buyer, shop):
    set_methods(shop=shop, methods=(), acting=NOBODY)
    page = buyer.checkout(**WHO)
    assert "ยังส่งของไม่ได้" in said(page)
    assert not Order.objects.exists()


@pytest.mark.parametrize("field", [*WHO, *HOME])
def test_strange_words_in_any_field_are_an_answer_never_a_break(goods, shop, field):
    choice = {f"shop{shop.pk}-delivery": way(shop, "post")}
    for typed in STRANGE:
        buyer = Buyer()
        buyer.add(goods)
        page = buyer.checkout("review", **{**WHO, **HOME, **choice, field: typed})
        assert page.status_code == 200
        page = buyer.checkout("order", page)
        assert page.status_code in {200, 302}
        assert b"<script>alert" not in page.content
    for order in Order.objects.all():
        assert "\u202e" not in order.buyer_name + order.address
        assert order.buyer_name.strip("\u200b ")


@pytest.mark.parametrize("go", ["", "x", "accept", "edit", "order", "review\x00", "ก"])
def test_any_button_on_a_bare_form_is_answered(buyer, go):
    token = fields(buyer.get("/checkout/"))["csrfmiddlewaretoken"]
    answer = buyer.post("/checkout/", {"csrfmiddlewaretoken": token, "go": go, "key": "\x00" * 43})
    assert answer.status_code == 200
    assert not Order.objects.exists()


def test_ten_megabytes_are_refused_politely(buyer):
    read = fields(buyer.get("/checkout/"))
    assert buyer.post("/checkout/", {**read, **WHO, "name": "x" * 10_000_000}).status_code == 400
    assert not Order.objects.exists()


def test_queries_and_requests_stay_within_the_budget(goods, django_assert_max_num_queries):
    buyer = Buyer()
    with django_assert_max_num_queries(10):
        added = buyer.add(goods)
    buyer = Buyer()
    buyer.get("/products/")
    with django_assert_max_num_queries(60):
        added = buyer.add(goods)  # 1
        buyer.get(added.url)  # 2
        fill_in = buyer.get("/checkout/")  # 3
        read = buyer.checkout("review", fill_in, **WHO)  # 4
        done = buyer.checkout("order", read)  # 5
        assert buyer.get(done.url).status_code == 200  # 6


def test_queries_do_not_grow_with_shops(goods, django_assert_num_queries, django_assert_max_num_queries):
    buyer = Buyer()
    for _ in range(4):
        shop = make_selling_shop()
        buyer.add(make_goods(shop=shop))
        buyer.add(make_goods(shop=shop))
    with django_assert_max_num_queries(8):
        buyer.get("/cart/")
    with django_assert_max_num_queries(8):
        buyer.get("/checkout/")
