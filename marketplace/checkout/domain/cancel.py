"""A part that will not be: goods go back on the shelf, money back to the buyer, once."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from communities.domain.work import add_work
from marketplace.checkout.domain.holders import holders_of
from marketplace.checkout.domain.mails import mail_canceled
from marketplace.checkout.domain.money import CHECK_MONEY, payment_for
from marketplace.orders.domain.progress import lock, move
from marketplace.orders.errors import NotNow
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.payments.domain.payments import end_payment
from marketplace.payments.domain.refunds import end_of_tomorrow, refund_due
from marketplace.payments.models import Payment, Refund
from products.domain.stock import release

Status = ShopOrder.Status
PaymentStatus = ShopOrder.PaymentStatus
CanceledAs = ShopOrder.CanceledAs
MOST_LETTERS = 200


@transaction.atomic
def cancel_part(
    *,
    shop_order: ShopOrder,
    reason: str,
    acting: Acting,
    at: dt.datetime | None = None,
    canceled_as: str = CanceledAs.SHOP,
) -> ShopOrder:
    """Cancel one shop's part before hand-over; the order's other parts go on.

    The goods are free again, once. What was paid is to be given back (refund due, with a work item).
    Where the buyer says paid but the shop has not looked yet, a work item asks the shop to look.
    Mails the buyer. Raises `NotNow` after hand-over, or when it is canceled already; a buyer may
    cancel only what is new and not paid.
    """
    moment = at or timezone.now()
    reason = reason.strip()[:MOST_LETTERS]
    part = lock(shop_order)
    if canceled_as == CanceledAs.BUYER and not (
        part.status == Status.NEW and part.payment_status == PaymentStatus.UNPAID
    ):
        raise NotNow(part.status)
    move(
        shop_order=part,
        to=Status.CANCELED,
        acting=acting,
        at=moment,
        note=reason,
        canceled_as=canceled_as,
        cancel_reason=reason,
        pay_by=None,
        pickup_number="",
    )
    release(holders=holders_of(part), at=moment)
    refund = _settle(part, payment_for(part), reason, acting, moment)
    mail_canceled(shop_order=part, refund=refund, at=moment)
    shop_order.refresh_from_db()
    return shop_order


def _settle(part: ShopOrder, payment: Payment, reason: str, acting: Acting, at: dt.datetime) -> Refund | None:
    """What becomes of the money: to be given back, to be looked for, or not awaited any more."""
    owed = part.paid_satang - part.refund_satang
    if owed > 0:
        return refund_due(
            shop_order=part, payment=payment, amount_satang=owed, reason=reason, acting=acting, at=at
        )
    if payment.status == Payment.Status.CLAIMED:
        add_work(
            kind=CHECK_MONEY,
            subject=f"payment:{payment.reference}",
            party=f"shop:{part.shop_id}",
            community=part.shop.community,
            due_at=end_of_tomorrow(at),
            detail={"order": part.order.reference, "amount_satang": payment.amount_satang},
            at=at,
        )
    else:
        end_payment(payment=payment, at=at)
    return None


def expire_unpaid(*, at: dt.datetime | None = None) -> int:
    """Let go of what was not paid in time; for `tick`. Returns how many parts ended.

    Each part in its own transaction; of a payment and a clock that meet, one wins, and money that
    comes after all is still recorded by `confirm_money`. A part that cannot be ended does not hold
    up the others: the first such error is raised when all had their turn.
    """
    moment = at or timezone.now()
    due = _overdue(moment).order_by("pk").values_list("pk", flat=True)
    ended, problems = 0, []
    for pk in list(due):
        try:
            ended += _expire(pk, moment)
        except Exception as problem:  # noqa: BLE001 - told of below, after the others
            problems.append(problem)
    if problems:
        raise problems[0]
    return ended


def _overdue(moment: dt.datetime) -> QuerySet[ShopOrder]:
    return ShopOrder.objects.filter(
        status=Status.NEW, payment_status=PaymentStatus.UNPAID, pay_by__isnull=False, pay_by__lte=moment
    )


@transaction.atomic
def _expire(pk: int, moment: dt.datetime) -> bool:
    """End one part if its time is still over now that nobody else can change it."""
    part = (
        _overdue(moment).select_for_update(of=("self",)).select_related("order", "shop").filter(pk=pk).first()
    )
    if part is None:
        return False
    move(
        shop_order=part,
        to=Status.CANCELED,
        acting=NOBODY,
        at=moment,
        kind=OrderEvent.Kind.EXPIRED,
        canceled_as=CanceledAs.UNPAID,
        pay_by=None,
    )
    release(holders=holders_of(part), at=moment)
    end_payment(payment=payment_for(part), at=moment)
    mail_canceled(shop_order=part, refund=None, at=moment)
    return True
