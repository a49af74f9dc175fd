"""Finding payments, money that goes back, and how a shop may be paid."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from marketplace.orders.models import ShopOrder
from marketplace.payments.models import Payment, PaymentShare, Refund, ShopPaymentSettings, Slip
from shops.models import Shop


def settings_of(shops: Iterable[Shop | int]) -> dict[int, ShopPaymentSettings]:
    """How each shop takes money, by the shop's key; a shop that set nothing is left out. One query."""
    return ShopPaymentSettings.objects.in_bulk([shop if isinstance(shop, int) else shop.pk for shop in shops])


def with_money(parts: QuerySet[ShopOrder]) -> QuerySet[ShopOrder]:
    """Parts with their payments, slips and refunds for `payment_of` and `refunds_of`: 3 queries however
    many.
    """
    payments = Payment.objects.prefetch_related(Prefetch("slips", Slip.objects.order_by("pk")))
    shares = PaymentShare.objects.prefetch_related(Prefetch("payment", payments)).order_by("pk")
    return parts.prefetch_related(
        Prefetch("payment_shares", shares), Prefetch("refunds", Refund.objects.order_by("pk"))
    )


def payment_of(shop_order: ShopOrder) -> Payment | None:
    """The latest payment for a part (uses what `with_money` fetched)."""
    shares = list(shop_order.payment_shares.all())
    return shares[-1].payment if shares else None


def refunds_of(shop_order: ShopOrder) -> list[Refund]:
    """The part's refunds, oldest first (uses what `with_money` fetched)."""
    return list(shop_order.refunds.all())


def refund_of_shop(shop: Shop, reference: str) -> Refund | None:
    """A refund the shop has to give, by its number; None for another shop's, as for none."""
    if not (reference.isascii() and reference.isprintable()):
        return None
    return (
        Refund.objects.filter(shop_order__shop=shop, reference=reference)
        .select_related("shop_order__order", "shop_order__shop", "payment")
        .first()
    )


def refunds_due(shop: Shop) -> QuerySet[Refund]:
    """What the shop still has to give back, the most pressing first."""
    return (
        Refund.objects.filter(shop_order__shop=shop, status=Refund.Status.DUE)
        .select_related("shop_order__order", "payment")
        .order_by("due_at", "pk")
    )
