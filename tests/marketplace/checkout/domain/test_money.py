"""Transfers: said, seen, not seen, late. Money that came is never lost."""

import datetime as dt
import io

import pytest
from django.utils import timezone
from PIL import Image

from communities.models import WorkItem
from marketplace.checkout.domain.cancel import cancel_part, expire_unpaid
from marketplace.checkout.domain.money import confirm_money, more_time, not_seen, say_paid
from marketplace.messages.models import OutgoingMessage
from marketplace.orders.errors import NoMoreTime, NotNow
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.payments.domain.slips import open_slip, slip_storage
from marketplace.payments.errors import SlipUnreadable, SlipUsedTwice
from marketplace.payments.models import Payment, PaymentEvent, Refund, Slip
from products.models import Stock, StockReservation
from tests.factories.trade import CASH, make_goods, make_part, make_seller, make_selling_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

NOON = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(hours=1)


def picture(size=(300, 400)) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    out.seek(0)
    return out


def payment_of(part) -> Payment:
    return Payment.objects.get(shares__shop_order=part)


def steps(part) -> list[str]:
    return list(OrderEvent.objects.filter(shop_order=part).values_list("kind", flat=True))


def reserved(part) -> int:
    return Stock.objects.get(pk=part.lines.get().variant_id).reserved


def test_a_slip_stops_the_clock_and_it_never_ends_by_itself():
    part = make_part(at=NOON)
    assert part.pay_by == NOON + dt.timedelta(minutes=30)
    say_paid(shop_order=part, slip_file=picture(), at=NOON)
    assert (part.payment_status, part.pay_by, part.claimed_at) == ("claimed", None, NOON)
    assert expire_unpaid(at=NOON + dt.timedelta(days=30)) == 0
    with open_slip(Slip.objects.get()) as stored:
        assert Image.open(stored).format == "JPEG"


def test_saying_paid_without_a_slip_is_enough_and_a_slip_may_follow():
    part = make_part()
    say_paid(shop_order=part)
    say_paid(shop_order=part, slip_file=picture())
    assert Slip.objects.count() == 1
    assert steps(part) == ["placed", "claimed"]


def test_money_seen_is_recorded_once_and_accepts_the_part():
    part, seller = make_part(), make_seller()
    say_paid(shop_order=part)
    for _again in range(2):
        confirm_money(shop_order=part, acting=seller)
    assert (part.status, part.payment_status, part.paid_satang) == ("accepted", "paid", part.total_satang)
    assert payment_of(part).received_satang == part.total_satang
    assert PaymentEvent.objects.filter(kind="received").count() == 1
    assert StockReservation.objects.get().status == "kept"
    assert steps(part) == ["placed", "claimed", "paid", "accepted"]
    assert OrderEvent.objects.get(kind="paid").by == seller.by
    assert list(OutgoingMessage.objects.values_list("template", flat=True)) == ["placed", "paid"]


def test_money_may_be_seen_before_the_buyer_says_so():
    part = make_part()
    confirm_money(shop_order=part, acting=make_seller())
    assert part.status == "accepted"


def test_not_seen_gives_the_buyer_a_new_clock():
    part = make_part(at=NOON)
    say_paid(shop_order=part, at=NOON)
    not_seen(shop_order=part, acting=make_seller(), at=LATER)
    assert (part.payment_status, part.claimed_at) == ("unpaid", None)
    assert part.pay_by == LATER + dt.timedelta(minutes=30)
    assert expire_unpaid(at=LATER + dt.timedelta(minutes=31)) == 1


def test_more_time_is_given_three_times_and_not_after_the_end():
    part = make_part(at=NOON)
    for minutes in (10, 20, 30):
        more_time(shop_order=part, at=NOON + dt.timedelta(minutes=minutes))
    assert part.pay_by == NOON + dt.timedelta(minutes=60)
    with pytest.raises(NoMoreTime):
        more_time(shop_order=part, at=NOON + dt.timedelta(minutes=40))
    late = make_part(at=NOON)
    with pytest.raises(NoMoreTime):
        more_time(shop_order=late, at=LATER)
    assert late.pay_by == NOON + dt.timedelta(minutes=30)


def test_unpaid_goods_are_let_go_after_half_an_hour_and_not_before():
    part = make_part(at=NOON)
    cash = make_part(pay=CASH, at=NOON)
    assert expire_unpaid(at=NOON + dt.timedelta(minutes=29)) == 0
    assert expire_unpaid(at=NOON + dt.timedelta(minutes=30)) == 1
    assert expire_unpaid(at=NOON + dt.timedelta(minutes=31)) == 0
    part.refresh_from_db()
    cash.refresh_from_db()
    assert (part.status, part.canceled_as, part.pay_by) == ("canceled", "unpaid", None)
    assert cash.status == "new"
    assert (reserved(part), reserved(cash)) == (0, 1)
    assert payment_of(part).status == "ended"
    assert steps(part) == ["placed", "expired"]


def test_late_money_gets_the_goods_again_where_they_are_still_there():
    part = make_part(at=NOON)
    expire_unpaid(at=LATER)
    confirm_money(shop_order=part, acting=make_seller(), at=LATER)
    assert (part.status, part.payment_status, part.canceled_as) == ("accepted", "paid", "")
    assert reserved(part) == 1
    assert steps(part) == ["placed", "expired", "paid", "revived"]


def test_late_money_for_goods_that_are_gone_is_to_be_given_back():
    goods = make_goods(on_hand=1)
    part = make_part(goods, at=NOON)
    expire_unpaid(at=LATER)
    make_part(goods, at=LATER)
    confirm_money(shop_order=part, acting=make_seller(), at=LATER)
    assert (part.status, part.payment_status) == ("canceled", "refund_due")
    assert (part.paid_satang, part.refund_satang) == (12_000, 12_000)
    work = WorkItem.objects.get(kind="give_back")
    assert (work.subject, work.party) == (f"refund:{Refund.objects.get().reference}", f"shop:{part.shop_id}")
    assert work.due_at > LATER
    assert reserved(part) == 1


def test_money_for_what_a_person_canceled_is_to_be_given_back_even_with_goods_there():
    part, seller = make_part(), make_seller()
    cancel_part(shop_order=part, reason="ทำของไม่ทัน", acting=seller)
    confirm_money(shop_order=part, acting=seller)
    assert (part.status, part.payment_status) == ("canceled", "refund_due")
    assert Refund.objects.get().amount_satang == part.total_satang


def test_canceling_what_is_said_to_be_paid_asks_the_shop_to_look():
    part, seller = make_part(), make_seller()
    say_paid(shop_order=part)
    cancel_part(shop_order=part, reason="ของหมด", acting=seller)
    assert WorkItem.objects.get(kind="check_money").done_at is None
    not_seen(shop_order=part, acting=seller)
    assert WorkItem.objects.get(kind="check_money").done_at is not None
    assert (part.payment_status, payment_of(part).status) == ("unpaid", "ended")
    assert not Refund.objects.exists()


def test_a_cash_part_knows_no_transfer():
    part = make_part(pay=CASH)
    for call in (
        lambda: say_paid(shop_order=part),
        lambda: confirm_money(shop_order=part, acting=make_seller()),
    ):
        with pytest.raises(NotNow):
            call()
    part.refresh_from_db()
    assert (part.payment_status, part.paid_satang) == ("unpaid", 0)


def test_a_paid_or_ended_part_cannot_be_claimed():
    paid, ended = make_part(), make_part(at=NOON)
    confirm_money(shop_order=paid, acting=make_seller())
    expire_unpaid(at=LATER)
    for part in (paid, ended):
        with pytest.raises(ValueError):
            say_paid(shop_order=part, slip_file=picture())
    assert not Slip.objects.exists()


def test_a_slip_used_for_another_order_is_refused_and_the_shop_is_shown_which(monkeypatch):
    from marketplace.payments.providers.promptpay.slip import SlipCode  # noqa: PLC0415

    monkeypatch.setattr(
        "marketplace.payments.domain.slips.find_slip_code", lambda _picture: SlipCode("004", "REF123")
    )
    first, second = make_part(), make_part()
    say_paid(shop_order=first, slip_file=picture())
    stored = _stored()
    with pytest.raises(SlipUsedTwice) as caught:
        say_paid(shop_order=second, slip_file=picture())
    assert first.order.reference not in str(caught.value)
    second.refresh_from_db()
    assert second.payment_status == "unpaid"
    assert Slip.objects.count() == 1
    assert _stored() == stored
    told = payment_of(second).events.get(kind="slip_twice")
    assert told.detail["order"] == first.order.reference
    say_paid(shop_order=first, slip_file=picture())
    assert Slip.objects.count() == 1


def _stored() -> int:
    try:
        return len(slip_storage().listdir("slips")[1])
    except FileNotFoundError:
        return 0


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_a_broken_file_is_a_sentence_and_stores_nothing(content):
    part = make_part()
    before = _stored()
    with pytest.raises(SlipUnreadable) as caught:
        say_paid(shop_order=part, slip_file=io.BytesIO(content))
    assert str(caught.value)
    part.refresh_from_db()
    assert part.payment_status == "unpaid"
    assert _stored() == before


def test_far_too_big_a_picture_is_refused_before_it_is_decoded(settings):
    part = make_part()
    with pytest.raises(SlipUnreadable):
        say_paid(shop_order=part, slip_file=picture((9000, 6000)))
    settings.TALAT_PHOTO_MAX_BYTES = 100
    with pytest.raises(SlipUnreadable):
        say_paid(shop_order=part, slip_file=picture())
    assert not Slip.objects.exists()


def test_a_stored_slip_carries_no_notes_of_the_phone():
    part = make_part()
    photo = Image.new("RGB", (60, 40), "red")
    exif = photo.getexif()
    exif[0x010F] = "SecretPhone"
    exif[0x0112] = 6
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=exif)
    out.seek(0)
    say_paid(shop_order=part, slip_file=out)
    with open_slip(Slip.objects.get()) as stored:
        content = stored.read()
    assert b"SecretPhone" not in content
    assert Image.open(io.BytesIO(content)).size == (40, 60)


def test_parts_of_one_order_end_apart_from_each_other():
    from marketplace.checkout.domain.place import place_order  # noqa: PLC0415
    from tests.factories.trade import choice, make_cart, request_for  # noqa: PLC0415

    here, there = make_goods(), make_goods()
    order = place_order(
        request=request_for(
            make_cart(here, there), choice(here.product.shop), choice(there.product.shop, pay=CASH)
        ),
        at=NOON,
    )
    assert expire_unpaid(at=LATER) == 1
    assert list(order.shop_orders.order_by("position").values_list("status", flat=True)) == [
        "canceled",
        "new",
    ]
    assert ShopOrder.objects.get(payment_method="cash").payment_status == "unpaid"
    assert timezone.is_aware(NOON)


def test_a_part_that_cannot_be_ended_does_not_hold_up_the_others():
    broken = make_part()
    broken.pk, broken.position, broken.shop = None, 99, make_selling_shop()
    broken._state.adding = True
    broken.save()
    good = make_part()
    with pytest.raises(Payment.DoesNotExist):
        expire_unpaid(at=timezone.now() + dt.timedelta(hours=2))
    assert ShopOrder.objects.get(pk=good.pk).status == "canceled"
    assert ShopOrder.objects.get(pk=broken.pk).status == "new"
