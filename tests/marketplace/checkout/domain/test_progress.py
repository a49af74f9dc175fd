"""A part on its way: accepted, packed, sent or ready, handed over, or canceled; goods and money move once."""

import pytest

from communities.domain.acting import NOBODY
from communities.models import WorkItem
from marketplace.checkout.domain.cancel import cancel_part
from marketplace.checkout.domain.money import confirm_money, say_paid
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready, ship
from marketplace.checkout.domain.refunds import mark_returned
from marketplace.delivery.errors import TrackingError
from marketplace.messages.models import OutgoingMessage
from marketplace.orders.errors import NotNow, NotPaid, WrongWay
from marketplace.orders.models import Fulfillment, OrderEvent, ShopOrder
from marketplace.payments.domain.refunds import mark_received, say_missing
from marketplace.payments.errors import NotNow as RefundNotNow
from marketplace.payments.errors import WrongAmount
from marketplace.payments.models import PaymentEvent, Refund
from products.models import Stock, StockMovement
from tests.factories.trade import CASH, make_goods, make_part, make_seller

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

NUMBER = "EF582568151TH"


def shelf(part) -> tuple[int, int]:
    """on_hand and reserved of the part's only goods."""
    return Stock.objects.values_list("on_hand", "reserved").get(pk=part.lines.get().variant_id)


def templates() -> list[str]:
    return list(OutgoingMessage.objects.order_by("pk").values_list("template", flat=True))


def paid_part(**how) -> ShopOrder:
    part = make_part(**how)
    confirm_money(shop_order=part, acting=make_seller())
    return part


def test_a_transfer_by_post_goes_from_money_to_parcel_to_done():
    part, seller = paid_part(way="post"), make_seller()
    pack(shop_order=part, acting=seller)
    assert shelf(part) == (10, 1)
    ship(shop_order=part, carrier="thailand_post", tracking_number="ef 5825 6815 1 th", acting=seller)
    assert shelf(part) == (9, 0)
    assert Fulfillment.objects.get().tracking_number == NUMBER
    hand_over(shop_order=part, acting=seller)
    assert (part.status, shelf(part)) == ("completed", (9, 0))
    assert StockMovement.objects.filter(kind="handed_over").count() == 1
    assert templates() == ["placed", "paid", "shipped"]
    assert OutgoingMessage.objects.get(template="shipped").context["tracking_url"].endswith(NUMBER)


def test_cash_at_pick_up_is_recorded_when_the_goods_change_hands():
    part, seller = make_part(pay=CASH), make_seller()
    accept(shop_order=part, acting=seller)
    pack(shop_order=part, acting=seller)
    ready(shop_order=part, acting=seller)
    assert len(part.pickup_number) == 2
    assert (part.paid_satang, shelf(part)) == (0, (10, 1))
    hand_over(shop_order=part, acting=seller)
    assert (part.status, part.payment_status, part.paid_satang) == ("completed", "paid", part.total_satang)
    assert shelf(part) == (9, 0)
    assert PaymentEvent.objects.get(kind="received").amount_satang == part.total_satang
    assert templates() == ["placed", "ready"]


def test_numbers_to_call_out_are_never_called_twice_at_a_time():
    goods, seller = make_goods(on_hand=20), make_seller()
    parts = [make_part(goods, pay=CASH) for _ in range(12)]
    for part in parts:
        accept(shop_order=part, acting=seller)
        pack(shop_order=part, acting=seller)
        ready(shop_order=part, acting=seller)
    assert len({part.pickup_number for part in parts}) == 12


def test_a_transfer_is_not_accepted_before_its_money_is_seen():
    part = make_part()
    for call in (accept, hand_over):
        with pytest.raises(NotPaid):
            call(shop_order=part, acting=make_seller())
    part.refresh_from_db()
    assert (part.status, shelf(part)) == ("new", (10, 1))


@pytest.mark.parametrize("call", [pack, ready, hand_over])
def test_no_step_is_skipped(call):
    part = make_part(pay=CASH)
    with pytest.raises(NotNow):
        call(shop_order=part, acting=make_seller())
    part.refresh_from_db()
    assert (part.status, part.paid_satang, shelf(part)) == ("new", 0, (10, 1))
    assert list(OrderEvent.objects.values_list("kind", flat=True)) == ["placed"]


def test_a_step_pressed_twice_is_one_step():
    part, seller = make_part(pay=CASH), make_seller()
    accept(shop_order=part, acting=seller)
    with pytest.raises(NotNow) as caught:
        accept(shop_order=part, acting=seller)
    assert caught.value.status == "accepted"
    assert OrderEvent.objects.filter(kind="accepted").count() == 1


def test_what_is_fetched_cannot_be_posted_and_what_is_posted_cannot_be_called_out():
    fetched, posted, seller = paid_part(), paid_part(way="post"), make_seller()
    for part in (fetched, posted):
        pack(shop_order=part, acting=seller)
    with pytest.raises(WrongWay):
        ship(shop_order=fetched, carrier="thailand_post", tracking_number=NUMBER, acting=seller)
    with pytest.raises(WrongWay):
        ready(shop_order=posted, acting=seller)
    assert not Fulfillment.objects.exists()
    assert shelf(fetched) == (10, 1)


@pytest.mark.parametrize(
    ("carrier", "number"), [("thailand_post", "EF582568150TH"), ("nobody", NUMBER), ("flash", "")]
)
def test_a_tracking_number_that_cannot_be_is_refused(carrier, number):
    part, seller = paid_part(way="post"), make_seller()
    pack(shop_order=part, acting=seller)
    with pytest.raises(TrackingError):
        ship(shop_order=part, carrier=carrier, tracking_number=number, acting=seller)
    part.refresh_from_db()
    assert (part.status, shelf(part)) == ("packed", (10, 1))


def test_canceling_a_paid_part_frees_the_goods_and_owes_the_money_once():
    part, seller = paid_part(), make_seller()
    cancel_part(shop_order=part, reason="ทำของไม่ทัน", acting=seller)
    with pytest.raises(NotNow):
        cancel_part(shop_order=part, reason="อีกที", acting=seller)
    assert (part.status, part.payment_status, part.cancel_reason) == ("canceled", "refund_due", "ทำของไม่ทัน")
    assert shelf(part) == (10, 0)
    refund = Refund.objects.get()
    assert (refund.amount_satang, refund.status) == (part.total_satang, "due")
    assert WorkItem.objects.get(kind="give_back").done_at is None
    assert OutgoingMessage.objects.get(template="canceled").context["refund_satang"] == part.total_satang


@pytest.mark.parametrize("pay", [CASH, "promptpay"])
def test_canceling_what_was_not_paid_owes_nothing(pay):
    part = make_part(pay=pay)
    cancel_part(shop_order=part, reason="ของเสีย", acting=make_seller())
    assert (part.status, part.payment_status, shelf(part)) == ("canceled", "unpaid", (10, 0))
    assert not Refund.objects.exists()
    assert not WorkItem.objects.exists()


def test_after_hand_over_nothing_is_canceled():
    part, seller = paid_part(way="post"), make_seller()
    pack(shop_order=part, acting=seller)
    ship(shop_order=part, carrier="thailand_post", tracking_number=NUMBER, acting=seller)
    with pytest.raises(NotNow):
        cancel_part(shop_order=part, reason="ช้า", acting=seller)
    assert (shelf(part), Refund.objects.count()) == ((9, 0), 0)


def test_a_buyer_may_cancel_what_is_new_and_not_paid_alone():
    part, claimed = make_part(), make_part()
    say_paid(shop_order=claimed)
    cancel_part(shop_order=part, reason="", acting=make_seller(), canceled_as="buyer")
    with pytest.raises(NotNow):
        cancel_part(shop_order=claimed, reason="", acting=make_seller(), canceled_as="buyer")
    assert part.canceled_as == "buyer"
    assert shelf(claimed) == (10, 1)


def test_money_goes_back_by_hand_and_both_say_so():
    part, seller = paid_part(), make_seller()
    cancel_part(shop_order=part, reason="ของเสีย", acting=seller)
    refund = Refund.objects.get()
    with pytest.raises(RefundNotNow):
        mark_received(refund=refund, acting=NOBODY)
    with pytest.raises(WrongAmount):
        mark_returned(refund=refund, amount_satang=refund.amount_satang - 1, how="โอน", acting=seller)
    mark_returned(refund=refund, amount_satang=refund.amount_satang, how="โอนคืน", acting=seller)
    with pytest.raises(RefundNotNow):
        mark_returned(refund=refund, amount_satang=refund.amount_satang, how="โอนอีก", acting=seller)
    part.refresh_from_db()
    assert part.payment_status == "refunded"
    assert WorkItem.objects.get(kind="give_back").done_by == seller.by
    say_missing(refund=refund)
    mark_received(refund=refund, acting=NOBODY)
    refund.refresh_from_db()
    assert (refund.status, refund.how) == ("received", "โอนคืน")
    assert not WorkItem.objects.filter(done_at=None).exists()
    assert templates() == ["placed", "paid", "canceled", "refund_returned"]
