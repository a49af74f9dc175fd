"""What the buyer is written, where they gave an address: enqueued with the fact, sent after it is safe."""

import datetime as dt
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.checkout import links
from marketplace.delivery.carriers import carrier_name, tracking_url
from marketplace.delivery.models import DeliveryMethod
from marketplace.messages.domain.outbox import send_mail_later
from marketplace.orders.models import Order, OrderLine, ShopOrder
from marketplace.payments.models import Payment, Refund
from products.units import unit_name
from thai.dates import is_thai


def mail_placed(
    *,
    order: Order,
    parts: Sequence[ShopOrder],
    lines: Sequence[OrderLine],
    payments: Sequence[Payment],
    at: dt.datetime,
) -> None:
    """The order is in: what, from whom, what it costs, and who has to do something now."""
    if not order.buyer_email:
        return
    with translation.override(order.language):
        told = [
            _part(part, payment, [line for line in lines if line.shop_order_id == part.pk])
            for part, payment in zip(parts, payments, strict=True)
        ]
    to_pay = any(part.pay_by for part in parts)
    _send("placed", order, f"placed:{order.pk}", at, parts=told, to_pay=to_pay)


def _part(part: ShopOrder, payment: Payment, lines: list[OrderLine]) -> dict:
    return {
        "shop": shop_name(part),
        "goods": [
            {
                "name": said(line.name_th, line.name_en),
                "quantity": line.quantity,
                "unit": unit_name(line.unit, count=line.quantity),
                "total_satang": line.total_satang,
            }
            for line in lines
        ],
        "delivery": delivery_words(part),
        "delivery_satang": part.delivery_satang,
        "total_satang": part.total_satang,
        "payee": payment.payee_name,
        "until": part.pay_by.isoformat() if part.pay_by else "",
    }


def mail_paid(*, shop_order: ShopOrder, at: dt.datetime) -> None:
    """The shop has seen the money."""
    _send_part("paid", shop_order, at, amount_satang=shop_order.paid_satang)


def mail_ready(*, shop_order: ShopOrder, at: dt.datetime) -> None:
    """The goods can be fetched: where, when, and the number to say."""
    with translation.override(shop_order.order.language):
        place = said(shop_order.place_th, shop_order.place_en)
        times = said(shop_order.times_th, shop_order.times_en)
    _send_part(
        "ready",
        shop_order,
        at,
        number=shop_order.pickup_number,
        place=place,
        times=times,
        due_satang=shop_order.total_satang - shop_order.paid_satang,
    )


def mail_shipped(*, shop_order: ShopOrder, carrier: str, tracking_number: str, at: dt.datetime) -> None:
    """The parcel is on its way, and how to follow it."""
    with translation.override(shop_order.order.language):
        name = carrier_name(carrier)
    _send_part(
        "shipped",
        shop_order,
        at,
        carrier=name,
        tracking_number=tracking_number,
        tracking_url=tracking_url(carrier=carrier, number=tracking_number),
    )


def mail_canceled(*, shop_order: ShopOrder, refund: Refund | None, at: dt.datetime) -> None:
    """The part will not be, why, and what goes back by when."""
    reason = shop_order.cancel_reason
    if not reason and shop_order.canceled_as == ShopOrder.CanceledAs.UNPAID:
        with translation.override(shop_order.order.language):
            reason = _("It was not paid in time, so the goods are for sale again.")
    _send_part(
        "canceled",
        shop_order,
        at,
        key=f"canceled:{shop_order.pk}:{refund.pk if refund else 0}:{shop_order.updated_at:%Y%m%d%H%M%S%f}",
        reason=reason,
        refund_satang=refund.amount_satang if refund else 0,
        refund_due=refund.due_at.isoformat() if refund else "",
    )


def mail_returned(*, refund: Refund, at: dt.datetime) -> None:
    """The shop says that it gave the money back."""
    _send_part(
        "refund_returned",
        refund.shop_order,
        at,
        key=f"refund_returned:{refund.pk}",
        amount_satang=refund.amount_satang,
        how=refund.how,
    )


def shop_name(part: ShopOrder) -> str:
    """The shop's name as it was at the sale, in the active language."""
    return said(part.shop_name_th, part.shop_name_en)


def delivery_words(part: ShopOrder) -> str:
    """How the goods come, in the active language: the way, and where one fetches them."""
    if part.delivery_kind == DeliveryMethod.Kind.PICKUP:
        return f"{_('Pick-up')} · {said(part.place_th, part.place_en)}".removesuffix(" · ")
    return str(_("Post"))


def said(th: str, en: str) -> str:
    """In the active language; English never written is Thai."""
    return th if is_thai() or not en else en


def _send_part(template: str, part: ShopOrder, at: dt.datetime, *, key: str = "", **context: object) -> None:
    with translation.override(part.order.language):
        shop = shop_name(part)
    _send(template, part.order, key or f"{template}:{part.pk}", at, shop=shop, **context)


def _send(template: str, order: Order, key: str, at: dt.datetime, **context: object) -> None:
    send_mail_later(
        to=order.buyer_email,
        template=template,
        context={**context, "reference": order.reference, "url": links.order_url(order)},
        language=order.language,
        key=key,
        at=at,
    )
