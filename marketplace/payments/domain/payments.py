"""Attempts to pay: started, claimed by the buyer, seen by the shop.

Money that came is a fact: recorded first, once.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from marketplace.orders.domain.references import new_reference
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.errors import NotNow, SlipUsedTwice
from marketplace.payments.models import Payment, PaymentEvent, PaymentShare, ShopPaymentSettings, Slip
from marketplace.payments.providers.registry import provider as provider_named

Status = Payment.Status
PaymentStatus = ShopOrder.PaymentStatus


@dataclass(frozen=True)
class Charge:
    """One shop's part that is to be paid, and how its shop takes money."""

    shop_order: ShopOrder
    settings: ShopPaymentSettings


@dataclass(frozen=True)
class SlipWord:
    """A slip that was put away: its name in private storage, and what its own QR says (None where it has
    none).
    """

    file: str
    bank_reference: str | None = None
    sending_bank: str = ""


@transaction.atomic(savepoint=False)
def start_payments(
    *, order: Order, charges: Sequence[Charge], at: dt.datetime | None = None
) -> list[Payment]:
    """One payment a part, each for the part's total, to the payee as it stands now: 3 queries for all.

    Both ways we have go straight to the shop, so no payment spans shops.
    """
    moment = at or timezone.now()
    payments = Payment.objects.bulk_create([_drawn_up(order, charge, moment) for charge in charges])
    PaymentShare.objects.bulk_create(
        PaymentShare(payment=payment, shop_order=charge.shop_order, amount_satang=payment.amount_satang)
        for payment, charge in zip(payments, charges, strict=True)
    )
    PaymentEvent.objects.bulk_create(
        PaymentEvent(
            payment=payment,
            shop_order=charge.shop_order,
            kind=PaymentEvent.Kind.STARTED,
            amount_satang=payment.amount_satang,
            at=moment,
        )
        for payment, charge in zip(payments, charges, strict=True)
    )
    return payments


def _drawn_up(order: Order, charge: Charge, at: dt.datetime) -> Payment:
    part = charge.shop_order
    payee = provider_named(part.payment_method).start(
        settings=charge.settings, amount_satang=part.total_satang
    )
    return Payment(
        reference=new_reference("P", length=10),
        order=order,
        provider=part.payment_method,
        method=part.payment_method,
        amount_satang=part.total_satang,
        currency=part.currency,
        payee_kind=payee.kind,
        payee_number=payee.number,
        payee_name=payee.name,
        created_at=at,
    )


@transaction.atomic
def claim_paid(*, payment: Payment, slip: SlipWord | None = None, at: dt.datetime | None = None) -> bool:
    """The buyer says the transfer is made, with or without a slip.

    Returns whether it was said for the first time.

    Saying it again is fine and may add a slip. Raises `SlipUsedTwice` when the slip's transfer pays
    for another payment (then nothing is changed), `NotNow` once the payment ended or its money came.
    """
    moment = at or timezone.now()
    open_rows = Payment.objects.filter(pk=payment.pk, status__in=[Status.PENDING, Status.CLAIMED])
    if not open_rows.update(status=Status.CLAIMED):
        raise NotNow
    first = payment.status != Status.CLAIMED
    if slip is not None:
        _put_slip(payment, slip, moment)
    if first or slip is not None:
        note_fact(
            payment=payment, kind=PaymentEvent.Kind.CLAIMED, at=moment, detail={"slip": slip is not None}
        )
    payment.status = Status.CLAIMED
    return first


def _put_slip(payment: Payment, slip: SlipWord, at: dt.datetime) -> None:
    if slip.bank_reference:
        known = (
            Slip.objects.filter(bank_reference=slip.bank_reference).select_related("payment__order").first()
        )
        if known is not None:
            if known.payment_id != payment.pk:
                raise _used_twice(known)
            return
    row = Slip(
        payment=payment,
        file=slip.file,
        bank_reference=slip.bank_reference or None,
        sending_bank=slip.sending_bank,
        sent_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        other = (
            Slip.objects.filter(bank_reference=slip.bank_reference).select_related("payment__order").first()
        )
        if other is None or other.payment_id == payment.pk:
            return
        raise _used_twice(other) from error


def _used_twice(slip: Slip) -> SlipUsedTwice:
    return SlipUsedTwice(other=slip.payment_id, order=slip.payment.order.reference)


@transaction.atomic
def not_seen(*, payment: Payment, acting: Acting, at: dt.datetime | None = None) -> None:
    """The shop looked and sees no money yet: the buyer may send another slip.

    Raises `NotNow` unless claimed.
    """
    if not Payment.objects.filter(pk=payment.pk, status=Status.CLAIMED).update(status=Status.PENDING):
        raise NotNow
    note_fact(payment=payment, kind=PaymentEvent.Kind.NOT_SEEN, acting=acting, at=at or timezone.now())
    payment.status = Status.PENDING


@transaction.atomic
def end_payment(*, payment: Payment, at: dt.datetime | None = None) -> bool:
    """Nobody waits for this money any more. False when it came, or had ended.

    Money that still comes is recorded.
    """
    if not Payment.objects.filter(pk=payment.pk, status__in=[Status.PENDING, Status.CLAIMED]).update(
        status=Status.ENDED
    ):
        return False
    note_fact(payment=payment, kind=PaymentEvent.Kind.ENDED, at=at or timezone.now())
    payment.status = Status.ENDED
    return True


@transaction.atomic
def record_received(
    *, payment: Payment, amount_satang: int, fact_key: str, acting: Acting, at: dt.datetime | None = None
) -> bool:
    """Money came: record it whatever state payment and order are in. False when this fact is known already.

    Adds to the payment and, by its shares, to each part. What it means for goods and order is the
    caller's to work out, after this and in the same transaction.
    """
    moment = at or timezone.now()
    shares = list(payment.shares.order_by("shop_order_id"))
    _event, is_new = PaymentEvent.objects.get_or_create(
        fact_key=fact_key,
        defaults={
            "payment": payment,
            "shop_order_id": shares[0].shop_order_id if len(shares) == 1 else None,
            "kind": PaymentEvent.Kind.RECEIVED,
            "amount_satang": amount_satang,
            "at": moment,
            "by": acting.by,
            "for_person": acting.for_,
        },
    )
    if not is_new:
        return False
    for share in shares:
        part_of_it = amount_satang if len(shares) == 1 else share.amount_satang
        ShopOrder.objects.filter(pk=share.shop_order_id).update(
            paid_satang=F("paid_satang") + part_of_it,
            payment_status=PaymentStatus.PAID,
            pay_by=None,
            updated_at=moment,
        )
    Payment.objects.filter(pk=payment.pk).update(
        received_satang=F("received_satang") + amount_satang, status=Status.CONFIRMED
    )
    payment.refresh_from_db(fields=["received_satang", "status"])
    return True


def note_fact(
    *,
    payment: Payment,
    kind: str,
    at: dt.datetime,
    acting: Acting = NOBODY,
    shop_order: ShopOrder | None = None,
    amount_satang: int = 0,
    detail: dict | None = None,
) -> PaymentEvent:
    """Write down one fact about a payment. Rows are only added."""
    return PaymentEvent.objects.create(
        payment=payment,
        shop_order=shop_order,
        kind=kind,
        amount_satang=amount_satang,
        at=at,
        by=acting.by,
        for_person=acting.for_,
        detail=detail or {},
    )
