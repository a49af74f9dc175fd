"""Finding orders, and what state a whole order is in."""

import secrets
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from marketplace.orders.models import Order, OrderEvent, OrderLine, ShopOrder
from marketplace.orders.statuses import ENDED
from shops.models import Shop

Status = ShopOrder.Status


def order_status(order: Order) -> str:
    """The order's own state, computed from its parts: the least advanced of those still alive.

    `canceled` when all are, `completed` when every living part is. Prefetch `shop_orders`.
    """
    return status_of_parts(part.status for part in order.shop_orders.all())


_STEPS = (Status.NEW, Status.ACCEPTED, Status.PACKED, Status.READY, Status.SHIPPED, Status.COMPLETED)


def status_of_parts(statuses: Iterable[str]) -> str:
    """As `order_status`, from the parts' states alone."""
    alive = {Status(status) for status in statuses if status != Status.CANCELED}
    return next((step for step in _STEPS if step in alive), Status.CANCELED)


def with_all(parts: QuerySet[ShopOrder]) -> QuerySet[ShopOrder]:
    """Parts with order, shop, lines, steps and handing over: 3 queries however many."""
    return parts.select_related("order", "shop__page", "shop__community", "fulfillment").prefetch_related(
        Prefetch("lines", OrderLine.objects.select_related("photo").order_by("position")),
        Prefetch("events", OrderEvent.objects.select_related("by", "for_person").order_by("pk")),
    )


def order_by_link(reference: str, token: str) -> Order | None:
    """The order of an unguessable link, or None. The token is compared in constant time."""
    order = Order.objects.filter(reference=reference).first() if _is_plain(reference + token) else None
    known = order.token if order else "x" * 43
    same = secrets.compare_digest(known.encode(), token.encode("utf-8", "replace"))
    return order if order and same else None


def _is_plain(typed: str) -> bool:
    """Whether an address holds only what our own names hold; a NUL would make PostgreSQL fail."""
    return typed.isascii() and typed.isprintable()


def parts_of_order(order: Order) -> QuerySet[ShopOrder]:
    """The parts of an order in the order they were placed."""
    return with_all(ShopOrder.objects.filter(order=order).order_by("position"))


def parts_of_shop(shop: Shop) -> QuerySet[ShopOrder]:
    """A shop's own parts, newest first: the one road a seller's screen takes to an order."""
    return ShopOrder.objects.filter(shop=shop).order_by("-created_at", "-pk")


def parts_to_do(shop: Shop) -> QuerySet[ShopOrder]:
    """What still waits for somebody, oldest first: not ended, or money to be given back."""
    return (
        ShopOrder.objects.filter(shop=shop)
        .exclude(status__in=ENDED, payment_status__in=_SETTLED)
        .order_by("created_at", "pk")
    )


def parts_done(shop: Shop) -> QuerySet[ShopOrder]:
    """What waits for nobody any more, last changed first."""
    return ShopOrder.objects.filter(shop=shop, status__in=ENDED, payment_status__in=_SETTLED).order_by(
        "-updated_at", "-pk"
    )


_SETTLED = (
    ShopOrder.PaymentStatus.UNPAID,
    ShopOrder.PaymentStatus.PAID,
    ShopOrder.PaymentStatus.REFUNDED,
)


def part_of_shop(shop: Shop, reference: str) -> ShopOrder | None:
    """One of the shop's own parts by the order's number; None for another shop's, as for none."""
    if not _is_plain(reference):
        return None
    return with_all(parts_of_shop(shop).filter(order__reference=reference)).first()


def numbers_called(shop: Shop) -> set[str]:
    """The two-figure numbers the shop is calling out now."""
    ready = ShopOrder.objects.filter(shop=shop, status=Status.READY).exclude(pickup_number="")
    return set(ready.values_list("pickup_number", flat=True))
