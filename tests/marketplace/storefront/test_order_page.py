"""The order page: opened by its link alone, and everything a buyer may do there."""

import datetime as dt
import io
import re

import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from communities.domain.acting import NOBODY
from communities.models import WorkItem
from marketplace.checkout.domain import progress
from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, not_seen, say_paid
from marketplace.checkout.domain.place import place_order
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.domain.refunds import mark_returned
from marketplace.payments.models import Refund, Slip
from marketplace.payments.providers.promptpay.payload import read_payload
from products.models import Stock
from tests.factories.trade import (
    CASH,
    choice,
    make_cart,
    make_goods,
    make_part,
    make_selling_shop,
    request_for,
)

from .buyer import link, said, soup

pytestmark = pytest.mark.django_db
BROKEN = [b"", b"no picture", b"\xff\xd8\xff\xe0" + b"\x00" * 500, b"GIF89a" + b"\x01" * 30, b"%PDF-1.4"]


def picture(color="white") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (300, 500), color).save(out, "JPEG")
    return SimpleUploadedFile("slip.jpg", out.getvalue(), content_type="image/jpeg")


def page(part: ShopOrder, **more):
    return Client().get(link(part.order), **more)


def press(part: ShopOrder, what: str, data=None, headers=None):
    return Client(enforce_csrf_checks=True).post(
        f"{link(part.order)}{part.position}/{what}/",
        data or {},
        headers={"Sec-Fetch-Site": "same-origin"} if headers is None else headers,
    )


class TestTheLink:
    def test_it_opens_the_order_without_a_cookie_and_sets_none(self):
        answer = page(make_part())
        assert answer.status_code == 200
        assert not answer.cookies

    def test_it_is_for_these_eyes_alone(self):
        answer = page(make_part())
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "private" in answer.headers["Cache-Control"]
        assert "no-store" in answer.headers["Cache-Control"]
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert soup(answer).select_one("meta[name=robots]")["content"].startswith("noindex")

    @pytest.mark.parametrize("where", ["", "receipt/", "1/qr.png"])
    def test_a_wrong_one_is_not_found(self, where):
        part, other = make_part(), make_part()
        reference, token = part.order.reference, part.order.token
        right = Client().get(f"/orders/{reference}/{token}/{where}")
        assert right.status_code == 200
        for wrong in (
            f"/orders/{reference}/{other.order.token}/",
            f"/orders/{reference}/{token[:-1]}/",
            f"/orders/{reference}/{token}x/",
            f"/orders/{reference}/{token.swapcase()}/",
            f"/orders/TL-XXXX/{token}/",
            f"/orders/{reference}/{'x' * 43}/",
            f"/orders/{reference}/%00{token[1:]}/",
            f"/orders/{part.order.pk}/{token}/",
        ):
            answer = Client().get(wrong + where, follow=True)
            assert answer.status_code == 404, wrong
            assert "น้ำพริกเผา" not in answer.content.decode()

    @pytest.mark.parametrize("what", ["slip", "paid", "more-time", "cancel", "refund"])
    def test_posts_with_a_wrong_one_change_nothing(self, what):
        part, other = make_part(), make_part()
        answer = Client().post(f"/orders/{part.order.reference}/{other.order.token}/1/{what}/")
        assert answer.status_code == 404
        part.refresh_from_db()
        assert (part.status, part.payment_status, part.times_extended) == ("new", "unpaid", 0)

    @pytest.mark.parametrize("what", ["slip", "paid", "more-time", "cancel", "refund"])
    def test_a_get_changes_nothing(self, what):
        part = make_part()
        assert Client().get(f"{link(part.order)}1/{what}/").url == f"{link(part.order)}#part-1"
        part.refresh_from_db()
        assert (part.status, part.payment_status, part.times_extended) == ("new", "unpaid", 0)

    @pytest.mark.parametrize("what", ["slip", "paid", "more-time", "cancel", "refund"])
    def test_a_part_that_is_not_there_is_not_found(self, what):
        part = make_part()
        assert Client().post(f"{link(part.order)}9/{what}/").status_code == 404
        assert Client().post(f"{link(part.order)}{'9' * 30}/{what}/").status_code == 404

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}])
    def test_a_post_from_another_site_is_asked_about_first(self, headers):
        part = make_part()
        answer = press(part, "cancel", headers=headers)
        assert answer.status_code == 200
        part.refresh_from_db()
        assert part.status == "new"

    @pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, {"Origin": "http://testserver"}])
    def test_an_old_browser_that_knows_the_link_is_believed(self, headers):
        part = make_part()
        press(part, "more-time", headers=headers)
        part.refresh_from_db()
        assert part.times_extended == 1


class TestPaying:
    def test_the_qr_pays_the_shop_the_exact_amount(self, tmp_path):
        part = make_part()
        answer = Client().get(f"{link(part.order)}1/qr.png")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        path = tmp_path / "qr.png"
        path.write_bytes(answer.content)
        read = read_payload(zxingcpp.read_barcodes(Image.open(path))[0].text)
        assert (read.kind, read.number, read.satang) == ("phone", "0812345678", part.total_satang)

    def test_the_page_shows_qr_name_number_and_amount_as_text(self):
        part = make_part()
        shown = page(part)
        words = said(shown)
        for text in ("รอคุณโอน 120 บาท", "สมใจ ใจดี", "081-234-5678", "ไม่ต้องรีบ"):
            assert text in words
        assert soup(shown).select_one(".qr svg path")
        assert re.search(r"ถึง \d{1,2}:\d\d น\.", words)

    def test_a_demo_says_that_it_is_one(self, settings):
        part = make_part()
        assert "หน้านี้เป็นตัวอย่าง" in said(page(part))
        settings.TALAT_DEMO = False
        assert "หน้านี้เป็นตัวอย่าง" not in said(page(part))

    def test_a_slip_goes_to_the_shop_and_stops_the_clock(self):
        part = make_part()
        answer = press(part, "slip", {"slip": picture()})
        assert answer.url == f"{link(part.order)}#part-1"
        part.refresh_from_db()
        assert (part.payment_status, part.pay_by) == ("claimed", None)
        assert Slip.objects.get().payment.order == part.order
        assert "ได้สลิปแล้ว รอร้านดูยอดเงิน" in said(page(part))

    @pytest.mark.parametrize(
        "content",
        [b"", b"not a picture", b"\xff\xd8\xff\xe0" + b"\x00" * 500, b"GIF89a" + b"\x01" * 30, b"%PDF-1.4"],
    )
    def test_a_broken_file_is_told_beside_the_field(self, content):
        part = make_part()
        answer = press(part, "slip", {"slip": SimpleUploadedFile("slip.jpg", content, "image/jpeg")})
        assert answer.status_code == 200
        assert soup(answer).select_one("#wrong-slip-1").get_text(strip=True)
        part.refresh_from_db()
        assert part.payment_status == "unpaid"
        assert not Slip.objects.exists()

    @pytest.mark.parametrize("data", [{}, {"slip": "words instead of a file"}, {"slip": "x" * 2_000_000}])
    def test_no_file_is_told_beside_the_field(self, data):
        part = make_part()
        answer = press(part, "slip", data)
        assert "เลือกรูปสลิปก่อน" in soup(answer).select_one("#wrong-slip-1").get_text()

    def test_a_file_too_big_is_told_beside_the_field(self):
        part = make_part()
        big = SimpleUploadedFile("slip.jpg", b"\xff\xd8" + b"x" * 21_000_000, "image/jpeg")
        assert soup(press(part, "slip", {"slip": big})).select_one("#wrong-slip-1")

    def test_without_a_slip_word_is_enough(self):
        part = make_part()
        press(part, "paid")
        part.refresh_from_db()
        assert part.payment_status == "claimed"
        assert "คุณบอกว่าโอนแล้ว" in said(page(part))

    def test_more_time_is_given_and_has_an_end(self):
        part = make_part()
        for _ in range(3):
            assert press(part, "more-time").status_code == 302
        answer = press(part, "more-time")
        assert soup(answer).select_one("#part-1 [role=alert]")
        part.refresh_from_db()
        assert part.times_extended == 3

    def test_htmx_gets_the_touched_part_alone(self):
        part = make_part()
        answer = press(part, "more-time", headers={"Sec-Fetch-Site": "same-origin", "HX-Request": "true"})
        assert b"<html" not in answer.content
        assert soup(answer).select_one("section#part-1")

    def test_past_the_time_there_is_no_qr_but_a_slip_still_helps(self):
        part = make_part(at=timezone.now() - dt.timedelta(hours=1))
        shown = page(part)
        assert not soup(shown).select_one(".qr svg")
        assert "อย่าเพิ่งโอน" in said(shown)
        assert Client().get(f"{link(part.order)}1/qr.png").status_code == 404
        press(part, "slip", {"slip": picture()})
        part.refresh_from_db()
        assert part.payment_status == "claimed"


def ready(part: ShopOrder) -> ShopOrder:
    progress.pack(shop_order=part, acting=NOBODY)
    return progress.ready(shop_order=part, acting=NOBODY)


class TestWords:
    """Each state says what happened and whose turn it is."""

    def test_money_not_seen(self):
        part = make_part()
        say_paid(shop_order=part)
        not_seen(shop_order=part, acting=NOBODY)
        assert "ร้านดูแล้ว ยังไม่เห็นเงิน 120 บาท" in said(page(part))

    def test_money_seen(self):
        part = make_part()
        confirm_money(shop_order=part, acting=NOBODY)
        assert "ร้านกำลังเตรียมของ" in said(page(part))

    def test_cash_waits_for_the_shop(self):
        part = make_part(pay=CASH)
        words = said(page(part))
        assert "รอร้านรับ" in words
        assert "เตรียมเงินสด 120 บาท" in words
        assert not soup(page(part)).select_one(".qr")

    def test_ready_shows_the_number_large(self):
        part = make_part(pay=CASH)
        progress.accept(shop_order=part, acting=NOBODY)
        ready(part)
        shown = page(part)
        assert part.pickup_number in soup(shown).select_one(".call").get_text()
        assert "ไปรับได้ 1 ร้าน" in soup(shown).h1.get_text()

    def test_sent_shows_the_number_to_follow(self):
        part = make_part(way="post")
        confirm_money(shop_order=part, acting=NOBODY)
        progress.pack(shop_order=part, acting=NOBODY)
        progress.ship(
            shop_order=part, carrier="thailand_post", tracking_number="EF582568151TH", acting=NOBODY
        )
        shown = page(part)
        assert "EF582568151TH" in said(shown)
        assert soup(shown).select_one("a[href*=EF582568151TH]")["rel"] == ["noopener", "noreferrer"]

    def test_handed_over(self):
        part = make_part(pay=CASH)
        progress.accept(shop_order=part, acting=NOBODY)
        progress.hand_over(shop_order=ready(part), acting=NOBODY)
        assert "ขอบคุณ" in soup(page(part)).h1.get_text()

    def test_not_paid_in_time(self):
        part = make_part()
        expire_unpaid(at=timezone.now() + dt.timedelta(hours=1))
        assert "เลยเวลาโอน" in said(page(part))

    def test_money_that_goes_back(self):
        part = make_part()
        confirm_money(shop_order=part, acting=NOBODY)
        cancel_part(shop_order=part, reason="ทำของไม่ทัน", acting=NOBODY)
        words = said(page(part))
        assert "ร้านต้องโอนคืน 120 บาท ภายในพรุ่งนี้" in words
        assert "ทำของไม่ทัน" in words
        noted = Client().get(press(part, "refund", {"missing": "1"}).url)
        assert "จดไว้แล้ว" in said(noted)
        assert "บอกอาสา" not in said(noted)
        assert WorkItem.objects.filter(kind="refund_missing", done_at=None).exists()
        mark_returned(refund=Refund.objects.get(), amount_satang=12_000, how="พร้อมเพย์", acting=NOBODY)
        assert "ร้านบอกว่าโอนคืนแล้ว 120 บาท" in said(page(part))
        press(part, "refund")
        assert Refund.objects.get().status == "received"
        assert "ได้เงินคืนแล้ว 120 บาท" in said(page(part))

    def test_money_that_came_back_is_not_missed_from_an_old_page(self):
        part = make_part()
        confirm_money(shop_order=part, acting=NOBODY)
        cancel_part(shop_order=part, reason="ทำของไม่ทัน", acting=NOBODY)
        mark_returned(refund=Refund.objects.get(), amount_satang=12_000, how="พร้อมเพย์", acting=NOBODY)
        press(part, "refund")
        press(part, "refund", {"missing": "1"})
        assert not WorkItem.objects.filter(kind="refund_missing").exists()

    def test_a_link_takes_ten_slips_and_then_says_whom_to_phone(self):
        part = make_part()
        press(part, "slip", {"slip": picture()})
        payment = Slip.objects.get().payment
        Slip.objects.bulk_create(
            Slip(payment=payment, file=f"slips/{n}.jpg", sent_at=timezone.now()) for n in range(9)
        )
        assert "โทรถามร้าน" in said(press(part, "slip", {"slip": picture()}))
        assert Slip.objects.count() == 10

    def test_the_money_cannot_have_come_back_before_it_was_sent(self):
        part = make_part()
        confirm_money(shop_order=part, acting=NOBODY)
        cancel_part(shop_order=part, reason="ทำของไม่ทัน", acting=NOBODY)
        assert soup(press(part, "refund")).select_one("#part-1 [role=alert]")
        assert Refund.objects.get().status == "due"

    def test_each_part_speaks_for_itself(self):
        first, second = make_selling_shop(name_th="ร้านหนึ่ง"), make_selling_shop(name_th="ร้านสอง")
        cart = make_cart(make_goods(shop=first), make_goods(shop=second))
        order = place_order(request=request_for(cart, choice(first), choice(second, pay=CASH)))
        cancel_part(shop_order=order.shop_orders.get(shop=second), reason="ของหมด", acting=NOBODY)
        parts = soup(Client().get(link(order))).select("section.group")
        assert "รอคุณโอน" in parts[0].get_text()
        assert "ของหมด" in parts[1].get_text()

    def test_in_english_it_is_english(self):
        part = make_part()
        words = said(Client().get("/en" + link(part.order)))
        assert "Waiting for you to transfer ฿120" in words
        assert "Chilli paste" in words


class TestCanceling:
    def test_before_the_shop_takes_it_on(self):
        part = make_part()
        press(part, "cancel")
        part.refresh_from_db()
        assert (part.status, part.canceled_as) == ("canceled", "buyer")
        assert Stock.objects.get().reserved == 0

    def test_after_money_or_acceptance_it_is_the_shops_word(self):
        paid, taken = make_part(), make_part(pay=CASH)
        say_paid(shop_order=paid)
        progress.accept(shop_order=taken, acting=NOBODY)
        for part in (paid, taken):
            assert not soup(page(part)).select("form[action$='cancel/']")
            assert soup(press(part, "cancel")).select_one("[role=alert]")
            part.refresh_from_db()
            assert part.status != "canceled"


class TestReceipt:
    def test_it_says_the_amount_in_words_and_the_day_in_our_era(self):
        part = make_part(at=dt.datetime(2026, 11, 23, 5, tzinfo=dt.UTC))
        confirm_money(shop_order=part, acting=NOBODY)
        words = said(Client().get(f"{link(part.order)}receipt/"))
        for text in ("ใบเสร็จรับเงิน", "23 พฤศจิกายน 2569", "หนึ่งร้อยยี่สิบบาทถ้วน", "มานี มีตา", "น้ำพริกเผา"):
            assert text in words

    def test_what_was_not_paid_is_no_receipt(self):
        words = said(Client().get(f"{link(make_part().order)}receipt/"))
        assert "ใบเสร็จรับเงิน" not in words
        assert "ยังไม่ได้จ่าย" in words


def test_queries_do_not_grow_with_parts(django_assert_max_num_queries):
    shops = [make_selling_shop() for _ in range(4)]
    cart = make_cart(*[make_goods(shop=shop) for shop in shops for _ in range(2)])
    order = place_order(request=request_for(cart, *[choice(shop) for shop in shops]))
    assert Order.objects.count() == 1
    with django_assert_max_num_queries(9):
        Client().get(link(order))
