"""Money that goes back for one shop's part. The sum can never pass what the part was paid."""

import datetime as dt

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from communities.domain.acting import Acting
from communities.domain.work import add_work, finish_work
from marketplace.orders.domain.progress import note_step
from marketplace.orders.domain.references import new_reference
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.payments.domain.payments import note_fact
from marketplace.payments.errors import NotNow, TooMuch, WrongAmount
from marketplace.payments.models import Payment, PaymentEvent, Refund

GIVE_BACK = "give_back"
MISSING = "refund_missing"


@transaction.atomic
def refund_due(
    *,
    shop_order: ShopOrder,
    payment: Payment,
    amount_satang: int,
    reason: str,
    acting: Acting,
    at: dt.datetime | None = None,
) -> Refund:
    """The shop owes the buyer `amount_satang` of what this payment brought for this part, until the end of
    tomorrow.

    Two conditional UPDATEs hold the limit, for the part and for the payment; raises `TooMuch` when it
    would be passed, and then nothing is changed. Makes the work item `give_back` for the shop.
    """
    moment = at or timezone.now()
    _claim_room(shop_order, payment, amount_satang, moment)
    refund = Refund.objects.create(
        reference=new_reference("R", length=10),
        shop_order=shop_order,
        payment=payment,
        amount_satang=amount_satang,
        currency=payment.currency,
        reason=reason[:200],
        due_at=end_of_tomorrow(moment),
        created_at=moment,
    )
    detail = {"refund": refund.reference, "amount_satang": amount_satang}
    note_fact(
        payment=payment,
        shop_order=shop_order,
        kind=PaymentEvent.Kind.REFUND_DUE,
        amount_satang=amount_satang,
        acting=acting,
        at=moment,
        detail=detail,
    )
    note_step(
        shop_order=shop_order,
        kind=OrderEvent.Kind.REFUND_DUE,
        acting=acting,
        at=moment,
        note=reason[:200],
        detail=detail,
    )
    add_work(
        kind=GIVE_BACK,
        subject=f"refund:{refund.reference}",
        party=f"shop:{shop_order.shop_id}",
        community=shop_order.shop.community,
        due_at=refund.due_at,
        detail={**detail, "order": shop_order.order.reference},
        at=moment,
    )
    return refund


def _claim_room(shop_order: ShopOrder, payment: Payment, amount_satang: int, at: dt.datetime) -> None:
    """Take the amount out of what may still be given back; all or nothing."""
    if amount_satang <= 0:
        raise TooMuch(_left(shop_order))
    parts = _within_paid(ShopOrder.objects.filter(pk=shop_order.pk), amount_satang)
    if not parts.update(
        refund_satang=F("refund_satang") + amount_satang,
        payment_status=ShopOrder.PaymentStatus.REFUND_DUE,
        updated_at=at,
    ):
        raise TooMuch(_left(shop_order))
    payments = Payment.objects.filter(
        pk=payment.pk, received_satang__gte=F("refunded_satang") + amount_satang
    )
    if not payments.update(refunded_satang=F("refunded_satang") + amount_satang):
        raise TooMuch(_left(shop_order))


def _within_paid(parts: QuerySet[ShopOrder], amount_satang: int) -> QuerySet[ShopOrder]:
    """Those of the parts that were paid enough to give this much back: the guard of the limit."""
    return parts.filter(paid_satang__gte=F("refund_satang") + amount_satang)


def _left(shop_order: ShopOrder) -> int:
    paid, back = ShopOrder.objects.values_list("paid_satang", "refund_satang").get(pk=shop_order.pk)
    return paid - back


@transaction.atomic
def mark_returned(
    *, refund: Refund, amount_satang: int, how: str, acting: Acting, at: dt.datetime | None = None
) -> Refund:
    """The shop gave the money back: how much, how, when. The work item is done.

    Raises `WrongAmount` for another amount than is due, `NotNow` when it was said before.
    """
    moment = at or timezone.now()
    if amount_satang != refund.amount_satang:
        raise WrongAmount(refund.amount_satang)
    rows = Refund.objects.filter(pk=refund.pk, status=Refund.Status.DUE)
    if not rows.update(status=Refund.Status.RETURNED, how=how[:120], returned_at=moment):
        raise NotNow
    _settle(refund.shop_order, moment)
    _note(refund, PaymentEvent.Kind.REFUND_RETURNED, OrderEvent.Kind.REFUND_RETURNED, acting, moment, how)
    finish_work(kind=GIVE_BACK, subject=f"refund:{refund.reference}", acting=acting, at=moment)
    refund.refresh_from_db()
    return refund


@transaction.atomic
def mark_received(*, refund: Refund, acting: Acting, at: dt.datetime | None = None) -> Refund:
    """The buyer has the money back. Raises `NotNow` before the shop said it gave it, or a second time."""
    moment = at or timezone.now()
    rows = Refund.objects.filter(pk=refund.pk, status=Refund.Status.RETURNED)
    if not rows.update(status=Refund.Status.RECEIVED, received_at=moment):
        raise NotNow
    _note(refund, PaymentEvent.Kind.REFUND_RECEIVED, OrderEvent.Kind.REFUND_RECEIVED, acting, moment)
    finish_work(kind=MISSING, subject=f"refund:{refund.reference}", acting=acting, at=moment)
    refund.refresh_from_db()
    return refund


@transaction.atomic
def say_missing(*, refund: Refund, at: dt.datetime | None = None) -> None:
    """The buyer has waited and has no money: noted as work of the community.

    Said twice is said once. Raises `NotNow` where the buyer has said before that it came: nothing
    would ever end such work.
    """
    held = Refund.objects.select_for_update().get(pk=refund.pk)
    if held.status == Refund.Status.RECEIVED:
        raise NotNow
    shop = refund.shop_order.shop
    add_work(
        kind=MISSING,
        subject=f"refund:{refund.reference}",
        party=f"community:{shop.community_id}",
        community=shop.community,
        detail={"order": refund.shop_order.order.reference, "amount_satang": refund.amount_satang},
        at=at,
    )


def end_of_tomorrow(moment: dt.datetime) -> dt.datetime:
    """Midnight after the next day, by the site's clock."""
    local = timezone.localtime(moment)
    return (local + dt.timedelta(days=1)).replace(hour=23, minute=59, second=0, microsecond=0)


def _settle(shop_order: ShopOrder, at: dt.datetime) -> None:
    """Nothing is due any more: the part counts as given back."""
    if not Refund.objects.filter(shop_order=shop_order, status=Refund.Status.DUE).exists():
        ShopOrder.objects.filter(pk=shop_order.pk).update(
            payment_status=ShopOrder.PaymentStatus.REFUNDED, updated_at=at
        )


def _note(refund: Refund, fact: str, step: str, acting: Acting, at: dt.datetime, how: str = "") -> None:
    detail = {"refund": refund.reference, "amount_satang": refund.amount_satang, "how": how}
    note_fact(
        payment=refund.payment,
        shop_order=refund.shop_order,
        kind=fact,
        amount_satang=refund.amount_satang,
        acting=acting,
        at=at,
        detail=detail,
    )
    note_step(shop_order=refund.shop_order, kind=step, acting=acting, at=at, detail=detail)
