"""The seller's first screen: what waits, today's money, today's goods."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils import timezone

from marketplace.orders.models import OrderLine, ShopOrder
from marketplace.orders.queries import parts_of_shop
from marketplace.payments.models import PaymentEvent, Refund
from marketplace.shop_editor.queries.steps import MONEY, WAITING, Step
from shops.models import Shop

GOODS_NAMED = 4
PREPARE_STATUSES = (ShopOrder.Status.ACCEPTED, ShopOrder.Status.PACKED)


@dataclass(frozen=True)
class Money:
    """Today's money in satang, each with the number of orders."""

    came: int
    came_orders: int
    awaited: int
    awaited_orders: int
    to_give_back: int
    refunds: int


def money_today(shop: Shop, *, at: dt.datetime | None = None) -> Money:
    """What came in since midnight, what buyers still have to transfer, what must go back. 3 queries."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    came = PaymentEvent.objects.filter(
        kind=PaymentEvent.Kind.RECEIVED, shop_order__shop=shop, at__gte=midnight
    ).aggregate(sum=Sum("amount_satang"), orders=Count("shop_order", distinct=True))
    awaited = (
        parts_of_shop(shop)
        .filter(WAITING.rule | MONEY.rule)
        .aggregate(sum=Sum("total_satang"), orders=Count("pk"))
    )
    back = Refund.objects.filter(shop_order__shop=shop, status=Refund.Status.DUE).aggregate(
        sum=Sum("amount_satang"), orders=Count("pk")
    )
    return Money(
        came["sum"] or 0,
        came["orders"],
        awaited["sum"] or 0,
        awaited["orders"],
        back["sum"] or 0,
        back["orders"],
    )


def oldest(shop: Shop, step: Step) -> ShopOrder | None:
    """The part that has waited longest on a pile."""
    return parts_of_shop(shop).filter(step.rule).select_related("order").order_by("pk").first()


@dataclass(frozen=True)
class ToPrepare:
    """So many of one thing, over all orders."""

    name_th: str
    name_en: str
    unit: str
    count: int


def goods_to_prepare(shop: Shop) -> list[ToPrepare]:
    """What to take off the shelf for all orders together, the most first. One query."""
    rows = OrderLine.objects.filter(shop_order__shop=shop, shop_order__status__in=PREPARE_STATUSES)
    told = rows.values("variant_id", "name_th", "name_en", "unit").annotate(count=Sum("quantity"))
    most = told.order_by("-count", "variant_id")[:GOODS_NAMED]
    return [ToPrepare(row["name_th"], row["name_en"], row["unit"], row["count"]) for row in most]
