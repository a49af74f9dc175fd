"""An order's way over the counter, by the buttons a seller presses."""

import pytest
from django.urls import reverse

from communities.models import WorkItem
from marketplace.checkout.domain.cancel import expire_unpaid
from marketplace.orders.models import ShopOrder
from marketplace.payments.domain.payments import note_fact
from marketplace.payments.models import PaymentEvent, Refund
from products.domain.counting import recount
from products.models import Stock
from tests.factories.counter import TRACKING, make_counter, order_in

pytestmark = pytest.mark.django_db
Status = ShopOrder.Status


@pytest.fixture
def counter():
    return make_counter()


@pytest.fixture
def owner(counter, client_of):
    return client_of(counter.owner)


@pytest.fixture
def press(counter, owner):
    """Press a button on an order; the page it leads to."""

    def pressed(part, name, client=None, **typed):
        told = {"short": counter.shop.short, "reference": part.order.reference}
        answer = (client or owner).post(reverse(f"talat_shop_editor:{name}", kwargs=told), typed, follow=True)
        part.refresh_from_db()
        return answer

    return pressed


def words(answer) -> str:
    return answer.content.decode()


def at(counter, name, **kwargs):
    return reverse(f"talat_shop_editor:{name}", kwargs={"short": counter.shop.short, **kwargs})


def test_money_seen_moves_the_order_to_the_shelf(counter, press):
    part = order_in(counter, "claimed")
    page = press(part, "money_came")
    assert (part.status, part.payment_status) == (Status.ACCEPTED, "paid")
    assert "เงินเข้า 240 บาท" in words(page)


def test_money_not_seen_asks_the_buyer_again_and_keeps_the_goods(counter, press):
    part = order_in(counter, "claimed")
    press(part, "money_not_seen")
    assert (part.status, part.payment_status) == (Status.NEW, "unpaid")
    assert Stock.objects.get(pk=counter.goods.pk).reserved == 2


def test_a_helper_sees_the_slip_but_not_the_buttons(counter, client_of):
    part = order_in(counter, "claimed")
    page = words(client_of(counter.helper).get(at(counter, "orders")))
    assert "/slips/" in page
    assert at(counter, "money_came", reference=part.order.reference) not in page
    assert "เจ้าของร้านเป็นคนดูบัญชี" in page


def test_a_cash_order_goes_from_new_to_handed_over_with_its_money(counter, press):
    part = order_in(counter, "cash")
    press(part, "take")
    assert part.status == Status.ACCEPTED
    press(part, "packed")
    assert part.status == Status.PACKED
    page = press(part, "ready")
    assert len(part.pickup_number) == 2
    assert part.pickup_number in words(page)
    press(part, "handed_over")
    assert (part.status, part.paid_satang) == (Status.COMPLETED, 24_000)
    assert Stock.objects.get(pk=counter.goods.pk).on_hand == 498


def test_ready_is_one_tap_from_accepted(counter, press):
    part = order_in(counter, "accepted")
    press(part, "ready")
    assert part.status == Status.READY
    assert list(part.events.values_list("kind", flat=True))[-2:] == ["packed", "ready_for_pickup"]


def test_a_parcel_goes_out_with_carrier_and_checked_number(counter, press):
    part = order_in(counter, "accepted", way="post")
    press(part, "send", carrier="thailand_post", tracking_number="ef 5825 6815 1 th")
    assert part.status == Status.SHIPPED
    assert part.fulfillment.tracking_number == "EF582568151TH"


@pytest.mark.parametrize(
    "number", ["EF582568152TH", "", "12", "EF582568151TH" * 20, "\u200b\u200b", "\u202eEF\u202c"]
)
def test_a_wrong_number_is_refused_beside_its_field_and_stays_typed(counter, press, number):
    part = order_in(counter, "accepted", way="post")
    page = press(part, "send", carrier="thailand_post", tracking_number=number)
    assert page.status_code == 200
    assert 'id="id_tracking_number_error"' in words(page)
    assert part.status == Status.ACCEPTED
    assert not hasattr(part, "fulfillment")


def test_what_is_fetched_is_not_posted(counter, press):
    part = order_in(counter, "accepted")
    press(part, "send", **TRACKING)
    assert part.status == Status.ACCEPTED


def test_what_cannot_be_delivered_gives_goods_and_money_back(counter, press, owner):
    part = order_in(counter, "accepted")
    page = press(part, "cannot", reason="sold_out", words="ปลาหมด ขอโทษจริง ๆ")
    assert part.status == Status.CANCELED
    assert part.cancel_reason == "ปลาหมด ขอโทษจริง ๆ"
    assert Stock.objects.get(pk=counter.goods.pk).reserved == 0
    refund = Refund.objects.get(shop_order=part)
    assert (refund.amount_satang, refund.status) == (24_000, "due")
    assert WorkItem.objects.get(kind="give_back", done_at=None).subject == f"refund:{refund.reference}"
    assert "240 บาท" in words(page)
    assert refund.reference in words(owner.get(at(counter, "orders")))


def test_a_reason_is_needed_to_cancel(counter, press):
    part = order_in(counter, "accepted")
    for typed in (
        {},
        {"reason": "no such"},
        {"reason": "other"},
        {"reason": "other", "words": "\u200b\u202e"},
    ):
        page = press(part, "cannot", **typed)
        assert "has-error" in words(page)
        assert part.status == Status.ACCEPTED


def test_a_parcel_on_its_way_is_not_canceled(counter, press):
    part = order_in(counter, "shipped", way="post")
    press(part, "cannot", reason="too_late")
    assert part.status == Status.SHIPPED


def test_the_list_has_each_order_on_its_pile(counter, owner):
    piles = {
        "money": order_in(counter, "claimed"),
        "accept": order_in(counter, "cash"),
        "prepare": order_in(counter, "accepted"),
        "pickup": order_in(counter, "ready"),
        "on-way": order_in(counter, "shipped", way="post"),
        "waiting": order_in(counter, "waiting"),
    }
    order_in(counter, "done")
    shown = owner.get(at(counter, "orders")).context["piles"]
    assert {pile.step.key: [card.part for card in pile.cards] for pile in shown} == {
        key: [part] for key, part in piles.items()
    }


def test_the_order_tells_who_where_and_how_to_reach(counter, owner):
    part = order_in(counter, "accepted", way="post")
    page = words(owner.get(at(counter, "order", reference=part.order.reference)))
    for told in ("มานี มีตา", 'href="tel:+66812345678"', "081-234-5678", "12 ซอยสุขใจ", "10600", "ข้างวัด"):
        assert told in page


def test_orders_done_are_paged_by_key(counter, owner, monkeypatch):
    monkeypatch.setattr("marketplace.shop_editor.queries.orders.PAGE", 2)
    parts = [order_in(counter, "cash-done") for _ in range(3)]
    first = owner.get(at(counter, "done"))
    assert [card.part for card in first.context["cards"]] == parts[:0:-1]
    second = owner.get(at(counter, "done"), {"before": first.context["onward"]})
    assert [card.part for card in second.context["cards"]] == parts[:1]
    assert second.context["onward"] == 0


def test_the_slip_is_streamed_to_members_alone(counter, owner, client_of):
    part = order_in(counter, "claimed")
    slip = part.payment_shares.get().payment.slips.get()
    where = at(counter, "slip", reference=part.order.reference, pk=slip.pk)
    answer = owner.get(where)
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    other = order_in(counter, "claimed")
    swapped = at(counter, "slip", reference=other.order.reference, pk=slip.pk)
    assert owner.get(swapped).status_code == 404
    assert client_of(make_counter().owner).get(where).status_code == 404


def test_english_says_the_same(counter, owner):
    part = order_in(counter, "claimed")
    button = "/en" + at(counter, "money_came", reference=part.order.reference)
    page = words(owner.get("/en" + at(counter, "orders")))
    assert "Open the bank app and look at the balance first." in page
    assert button in page


def test_a_slip_used_for_another_order_is_told_to_the_shop(counter, owner):
    first, part = order_in(counter, "claimed"), order_in(counter, "claimed")
    note_fact(
        payment=part.payment_shares.get().payment,
        shop_order=part,
        kind=PaymentEvent.Kind.SLIP_TWICE,
        at=part.created_at,
        detail={"order": first.order.reference},
    )
    page = words(owner.get(at(counter, "order", reference=part.order.reference)))
    assert "ดูให้ดีก่อนกด" in page
    assert first.order.reference in page


def test_money_that_comes_after_the_goods_are_gone_goes_back(counter, press):
    part = order_in(counter, "waiting")
    expire_unpaid(at=part.pay_by)
    recount(variant=counter.goods, on_hand=0, acting=counter.acting)
    page = press(part, "money_came")
    assert (part.status, part.payment_status) == (Status.CANCELED, "refund_due")
    assert "ต้องโอนคืนคนซื้อ" in words(page)
