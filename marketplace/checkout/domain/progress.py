"""A part on its way to the buyer: accepted, packed, sent or ready, handed over."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.domain.acting import Acting
from marketplace.checkout.domain.holders import holders_of
from marketplace.checkout.domain.mails import mail_ready, mail_shipped
from marketplace.checkout.domain.money import payment_for
from marketplace.delivery.carriers import check_tracking
from marketplace.delivery.models import DeliveryMethod
from marketplace.orders.domain.progress import lock, move, note_step
from marketplace.orders.domain.references import new_pickup_number
from marketplace.orders.errors import NotNow, NotPaid, WrongWay
from marketplace.orders.models import Fulfillment, OrderEvent, ShopOrder
from marketplace.orders.queries import numbers_called
from marketplace.payments.domain.payments import record_received
from marketplace.payments.providers.registry import provider
from products.domain import stock

Status = ShopOrder.Status
Kind = DeliveryMethod.Kind
MOST_DRAWS = 5


@transaction.atomic
def accept(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The shop takes a cash order on: its goods are kept.

    Raises `NotPaid` for a transfer not seen yet, `NotNow`.
    """
    moment = at or timezone.now()
    part = lock(shop_order)
    _check_paid(part)
    move(shop_order=part, to=Status.ACCEPTED, acting=acting, at=moment)
    stock.keep(holders=holders_of(part), at=moment)
    return _fresh(shop_order)


@transaction.atomic
def pack(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The goods are packed. Raises `NotNow`."""
    move(shop_order=lock(shop_order), to=Status.PACKED, acting=acting, at=at)
    return _fresh(shop_order)


@transaction.atomic
def ship(
    *,
    shop_order: ShopOrder,
    carrier: str,
    tracking_number: str,
    acting: Acting,
    at: dt.datetime | None = None,
) -> ShopOrder:
    """The parcel is with the carrier: the goods have left the shop. Mails the buyer.

    The tracking number is checked by the carrier's rule and kept as carriers write it. Raises
    `TrackingError` beside the field, `WrongWay` for goods that are fetched, `NotNow`.
    """
    moment = at or timezone.now()
    number = check_tracking(carrier=carrier, number=tracking_number)
    part = lock(shop_order)
    if part.delivery_kind != Kind.POST:
        raise WrongWay(part.status)
    move(
        shop_order=part,
        to=Status.SHIPPED,
        acting=acting,
        at=moment,
        detail={"carrier": carrier, "tracking_number": number},
    )
    Fulfillment.objects.update_or_create(
        shop_order=part, defaults={"carrier": carrier, "tracking_number": number, "shipped_at": moment}
    )
    stock.hand_over(holders=holders_of(part), acting=acting, at=moment)
    mail_shipped(shop_order=part, carrier=carrier, tracking_number=number, at=moment)
    return _fresh(shop_order)


def ready(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The goods can be fetched: draws a number of two figures to call out, free in this shop now.

    Mails the buyer.

    Raises `WrongWay` for goods that are posted, `NotNow`.
    """
    for _draw in range(MOST_DRAWS - 1):
        try:
            return _ready(shop_order, acting, at or timezone.now())
        except IntegrityError:
            # Another part of the shop drew the same number at the same moment.
            continue
    return _ready(shop_order, acting, at or timezone.now())


@transaction.atomic
def _ready(shop_order: ShopOrder, acting: Acting, at: dt.datetime) -> ShopOrder:
    part = lock(shop_order)
    if part.delivery_kind != Kind.PICKUP:
        raise WrongWay(part.status)
    number = new_pickup_number(numbers_called(part.shop))
    move(
        shop_order=part,
        to=Status.READY,
        acting=acting,
        at=at,
        detail={"pickup_number": number},
        pickup_number=number,
    )
    Fulfillment.objects.update_or_create(shop_order=part, defaults={"ready_at": at})
    mail_ready(shop_order=part, at=at)
    return _fresh(shop_order)


@transaction.atomic
def hand_over(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The buyer has the goods: fetched, or come by post. Cash is recorded here as received.

    Goods that are fetched leave the stock now; posted ones left it when they were sent. Raises `NotPaid`
    for a transfer that was never seen, `NotNow`.
    """
    moment = at or timezone.now()
    part = lock(shop_order)
    was = part.status
    _check_paid(part)
    move(shop_order=part, to=Status.COMPLETED, acting=acting, at=moment)
    Fulfillment.objects.update_or_create(shop_order=part, defaults={"handed_over_at": moment})
    if was != Status.SHIPPED:
        stock.hand_over(holders=holders_of(part), acting=acting, at=moment)
    if part.payment_method == ShopOrder.Method.CASH:
        _take_cash(part, acting, moment)
    return _fresh(shop_order)


def _check_paid(part: ShopOrder) -> None:
    """Goods against a transfer go on their way only when the whole of it was seen."""
    if part.payment_method != ShopOrder.Method.CASH and part.paid_satang < part.total_satang:
        raise NotPaid(part.status)


def _take_cash(part: ShopOrder, acting: Acting, at: dt.datetime) -> None:
    payment = payment_for(part)
    fact = provider(payment.provider).read_event(
        payment=payment, word={"amount_satang": payment.amount_satang}
    )
    if not record_received(
        payment=payment, amount_satang=fact.amount_satang, fact_key=fact.key, acting=acting, at=at
    ):
        raise NotNow(part.status)
    note_step(
        shop_order=part,
        kind=OrderEvent.Kind.PAID,
        acting=acting,
        at=at,
        detail={"amount_satang": fact.amount_satang},
    )


def _fresh(shop_order: ShopOrder) -> ShopOrder:
    shop_order.refresh_from_db()
    return shop_order
