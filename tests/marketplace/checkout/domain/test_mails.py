"""What the buyer is written: each letter goes out whole, in their language, and once."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money
from marketplace.checkout.domain.progress import accept, pack, ready, ship
from marketplace.checkout.domain.refunds import mark_returned
from marketplace.checkout.links import order_url
from marketplace.messages.domain.sending import send_due
from marketplace.messages.models import OutgoingMessage
from marketplace.payments.models import Refund
from tests.factories.trade import BUYER, CASH, make_goods, make_part, make_seller

pytestmark = pytest.mark.django_db


def letters() -> list[str]:
    """Send all that waits; each letter as subject and text."""
    send_due(at=timezone.now() + dt.timedelta(minutes=1))
    assert set(OutgoingMessage.objects.values_list("error", flat=True)) <= {""}
    return [f"{letter.subject}\n{letter.body}" for letter in mail.outbox]


@pytest.mark.parametrize(
    ("language", "shop", "goods"), [("th", "ร้านป้าสมใจ", "น้ำพริกเผา"), ("en", "Somjai's", "Chilli paste")]
)
def test_the_first_letter_says_what_was_ordered_and_how_to_come_back(language, shop, goods):
    part = make_part((make_goods(), 2), language=language)
    (letter,) = letters()
    for words in (part.order.reference, shop, goods, "240", "สมใจ ใจดี", order_url(part.order)):
        assert words in letter


def test_a_sale_by_post_that_is_taken_back_tells_every_turn():
    seller, goods = make_seller(), make_goods()
    sent, failed = make_part(goods, way="post"), make_part(goods)
    for part in (sent, failed):
        confirm_money(shop_order=part, acting=seller)
    pack(shop_order=sent, acting=seller)
    ship(shop_order=sent, carrier="thailand_post", tracking_number="EF582568151TH", acting=seller)
    cancel_part(shop_order=failed, reason="ทำของไม่ทัน", acting=seller)
    refund = Refund.objects.get()
    mark_returned(refund=refund, amount_satang=refund.amount_satang, how="โอนคืนบัญชีเดิม", acting=seller)
    said = "\n".join(letters())
    for words in ("EF582568151TH", "ทำของไม่ทัน", "120", "โอนคืนบัญชีเดิม"):
        assert words in said
    assert len(mail.outbox) == 7
    assert letters() == letters()
    assert len(mail.outbox) == 7


def test_the_number_to_say_and_the_cash_to_bring_stand_in_the_letter():
    part, seller = make_part(pay=CASH), make_seller()
    for step in (accept, pack, ready):
        step(shop_order=part, acting=seller)
    letter = letters()[-1]
    for words in (part.pickup_number, "120", "ศาลาชุมชน"):
        assert words in letter


def test_a_part_that_ran_out_is_told_and_money_that_comes_late_too():
    noon = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
    goods, seller = make_goods(on_hand=1), make_seller()
    part = make_part(goods, at=noon)
    expire_unpaid(at=noon + dt.timedelta(hours=1))
    make_part(goods, at=noon)
    confirm_money(shop_order=part, acting=seller)
    told = OutgoingMessage.objects.filter(template="canceled").order_by("pk")
    assert [message.context["refund_satang"] for message in told] == [0, 12_000]
    assert len(letters()) == 4


def test_who_gave_no_address_is_written_nothing():
    part = make_part(buyer=BUYER.__class__(BUYER.name, BUYER.phone))
    confirm_money(shop_order=part, acting=make_seller())
    assert not OutgoingMessage.objects.exists()


def test_links_speak_the_orders_language():
    thai, english = make_part().order, make_part(language="en").order
    assert f"/orders/{thai.reference}/{thai.token}/" in order_url(thai)
    assert f"/en/orders/{english.reference}/{english.token}/" in order_url(english)
    assert "/en/" not in order_url(thai)
