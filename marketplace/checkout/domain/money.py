"""Money and what it means for an order: the buyer says paid, the shop sees it, or does not yet."""

import datetime as dt
from typing import IO

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from communities.domain.work import finish_work
from marketplace.checkout.domain.holders import holders_of, wants_of
from marketplace.checkout.domain.mails import mail_canceled, mail_paid
from marketplace.orders import conf
from marketplace.orders.domain.progress import lock, move, note_step, revive
from marketplace.orders.errors import NoMoreTime, NotNow
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.payments.domain import payments as money
from marketplace.payments.domain.payments import SlipWord
from marketplace.payments.domain.refunds import refund_due
from marketplace.payments.domain.slips import check_room, put_away, throw_away
from marketplace.payments.errors import SlipUsedTwice
from marketplace.payments.models import Payment, PaymentEvent
from marketplace.payments.providers.registry import provider
from products.domain.stock import keep, reserve
from products.errors import NotReserved, SoldOut

Status = ShopOrder.Status
PaymentStatus = ShopOrder.PaymentStatus
CHECK_MONEY = "check_money"


def say_paid(
    *, shop_order: ShopOrder, slip_file: IO[bytes] | None = None, at: dt.datetime | None = None
) -> ShopOrder:
    """The buyer has paid, with a slip or by word: the clock stops, and it is the shop's turn.

    Reads the slip's own QR and keeps the file out of public sight. Raises `SlipUnreadable`;
    `SlipUsedTwice` (the shop is shown which order, the buyer is not); `NotNow` when the part is not
    waiting for a transfer. Then the part is as it was. A second time may add a slip.
    """
    moment = at or timezone.now()
    slip = None
    if slip_file is not None:
        check_room(payment_for(shop_order))
        slip = put_away(slip_file)
    try:
        return _say_paid(shop_order, slip, moment)
    except SlipUsedTwice as twice:
        _discard(slip)
        _note_slip_twice(shop_order, twice.order, moment)
        raise
    except Exception:
        _discard(slip)
        raise


@transaction.atomic
def _say_paid(shop_order: ShopOrder, slip: SlipWord | None, at: dt.datetime) -> ShopOrder:
    part = lock(shop_order)
    if part.status != Status.NEW or part.payment_method != ShopOrder.Method.PROMPTPAY:
        raise NotNow(part.status)
    if money.claim_paid(payment=payment_for(part), slip=slip, at=at):
        ShopOrder.objects.filter(pk=part.pk).update(
            payment_status=PaymentStatus.CLAIMED, claimed_at=at, pay_by=None, updated_at=at
        )
        note_step(shop_order=part, kind=OrderEvent.Kind.CLAIMED, at=at, detail={"slip": slip is not None})
    shop_order.refresh_from_db()
    return shop_order


def _discard(slip: SlipWord | None) -> None:
    if slip is not None:
        throw_away(slip)


def _note_slip_twice(shop_order: ShopOrder, other: str, at: dt.datetime) -> None:
    """The refused claim left no trace; the shop should know all the same."""
    money.note_fact(
        payment=payment_for(shop_order),
        shop_order=shop_order,
        kind=PaymentEvent.Kind.SLIP_TWICE,
        at=at,
        detail={"order": other},
    )


@transaction.atomic
def confirm_money(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The shop sees the transfer in its bank app. Safe to repeat: the second time changes nothing.

    The money is recorded first, whatever state the part is in. Then: a waiting part is accepted
    and its goods are kept; one whose time had run out gets its goods again and is accepted, and
    where they are gone, or a person had canceled it, the money is to be given back. Mails the buyer.
    """
    moment = at or timezone.now()
    part = lock(shop_order)
    if part.payment_method != ShopOrder.Method.PROMPTPAY:
        raise NotNow(part.status)
    payment = payment_for(part)
    fact = provider(payment.provider).read_event(
        payment=payment, word={"said": "received", "amount_satang": payment.amount_satang}
    )
    if money.record_received(
        payment=payment, amount_satang=fact.amount_satang, fact_key=fact.key, acting=acting, at=moment
    ):
        note_step(
            shop_order=part,
            kind=OrderEvent.Kind.PAID,
            acting=acting,
            at=moment,
            detail={"amount_satang": fact.amount_satang},
        )
        finish_work(kind=CHECK_MONEY, subject=f"payment:{payment.reference}", acting=acting, at=moment)
        part.refresh_from_db(fields=["paid_satang", "payment_status", "pay_by"])
        _work_out(part, payment, acting, moment)
    shop_order.refresh_from_db()
    return shop_order


def _work_out(part: ShopOrder, payment: Payment, acting: Acting, at: dt.datetime) -> None:
    """What money means for a part that is held: accepted, revived, or to be given back."""
    if part.status == Status.NEW and _keeps(part, at):
        move(shop_order=part, to=Status.ACCEPTED, acting=acting, at=at)
        mail_paid(shop_order=part, at=at)
    elif part.status == Status.CANCELED:
        if part.canceled_as == ShopOrder.CanceledAs.UNPAID and _keeps(part, at):
            revive(shop_order=part, acting=acting, at=at)
            mail_paid(shop_order=part, at=at)
        else:
            _owe(part, payment, acting, at)
    elif part.status == Status.NEW:
        move(
            shop_order=part, to=Status.CANCELED, acting=acting, at=at, canceled_as=ShopOrder.CanceledAs.UNPAID
        )
        _owe(part, payment, acting, at)


def _owe(part: ShopOrder, payment: Payment, acting: Acting, at: dt.datetime) -> None:
    """The money came but the goods will not: the shop gives it back, and the buyer is told."""
    refund = refund_due(
        shop_order=part,
        payment=payment,
        amount_satang=part.paid_satang - part.refund_satang,
        reason=part.cancel_reason,
        acting=acting,
        at=at,
    )
    mail_canceled(shop_order=part, refund=refund, at=at)


def _keeps(part: ShopOrder, at: dt.datetime) -> bool:
    """Keep the part's goods, promising them again where that ran out. False when they are gone."""
    try:
        keep(holders=holders_of(part), at=at)
    except NotReserved:
        try:
            reserve(wants=wants_of(part), at=at)
        except SoldOut:
            return False
        keep(holders=holders_of(part), at=at)
    return True


@transaction.atomic
def not_seen(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The shop looked and sees no money yet: the buyer is asked again and the clock starts anew.

    Raises `NotNow` (of orders or payments) unless the buyer had said paid. For a part that was
    canceled meanwhile it only settles that no money came.
    """
    moment = at or timezone.now()
    part = lock(shop_order)
    payment = payment_for(part)
    money.not_seen(payment=payment, acting=acting, at=moment)
    waiting = part.status == Status.NEW
    if not waiting:
        money.end_payment(payment=payment, at=moment)
        finish_work(kind=CHECK_MONEY, subject=f"payment:{payment.reference}", acting=acting, at=moment)
    ShopOrder.objects.filter(pk=part.pk).update(
        payment_status=PaymentStatus.UNPAID,
        claimed_at=None,
        pay_by=moment + dt.timedelta(minutes=conf.unpaid_minutes()) if waiting else None,
        updated_at=moment,
    )
    note_step(shop_order=part, kind=OrderEvent.Kind.NOT_SEEN, acting=acting, at=moment)
    shop_order.refresh_from_db()
    return shop_order


@transaction.atomic
def more_time(*, shop_order: ShopOrder, at: dt.datetime | None = None) -> ShopOrder:
    """The buyer needs longer to pay: the goods are kept for another `TALAT_UNPAID_MINUTES` from now.

    At most `TALAT_MOST_EXTENSIONS` times, and only while the clock still runs; raises `NoMoreTime`.
    """
    moment = at or timezone.now()
    running = ShopOrder.objects.filter(
        pk=shop_order.pk,
        status=Status.NEW,
        payment_status=PaymentStatus.UNPAID,
        pay_by__gt=moment,
        times_extended__lt=conf.most_extensions(),
    )
    until = moment + dt.timedelta(minutes=conf.unpaid_minutes())
    if not running.update(pay_by=until, times_extended=F("times_extended") + 1, updated_at=moment):
        raise NoMoreTime
    note_step(
        shop_order=shop_order,
        kind=OrderEvent.Kind.MORE_TIME,
        acting=NOBODY,
        at=moment,
        detail={"until": until.isoformat()},
    )
    shop_order.refresh_from_db()
    return shop_order


def payment_for(shop_order: ShopOrder) -> Payment:
    """The part's payment, by its share; each part has one from the moment it is placed."""
    return Payment.objects.select_related("order").filter(shares__shop_order=shop_order).latest("pk")
