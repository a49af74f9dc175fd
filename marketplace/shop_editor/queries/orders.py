"""Orders as the counter sees them: what lies on which pile, and one order whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, QuerySet

from marketplace.delivery.carriers import carrier_name, tracking_url
from marketplace.orders.models import Fulfillment, OrderLine, ShopOrder
from marketplace.orders.queries import parts_done, parts_of_shop
from marketplace.payments.models import Payment, PaymentEvent, Refund, Slip
from marketplace.payments.queries import payment_of, refunds_due, refunds_of, with_money
from marketplace.shop_editor.queries.steps import STEPS, Step, step_of
from shops.models import Shop

PAGE = 30
SHOWN_AT_ONCE = 120
HOLDER = "order-line:"


@dataclass(frozen=True)
class Card:
    """One part of an order with everything its card shows; nothing more is asked of the database."""

    part: ShopOrder
    step: Step | None
    payment: Payment | None
    refunds: list[Refund]
    used_twice: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[OrderLine]:
        return list(self.part.lines.all())

    @property
    def slip(self) -> Slip | None:
        """The latest slip the buyer sent."""
        slips = list(self.payment.slips.all()) if self.payment else []
        return slips[-1] if slips else None

    @property
    def fulfillment(self) -> Fulfillment | None:
        return getattr(self.part, "fulfillment", None)

    @property
    def carrier(self) -> str:
        return carrier_name(self.fulfillment.carrier) if self.fulfillment and self.fulfillment.carrier else ""

    @property
    def tracking_url(self) -> str:
        out = self.fulfillment
        return (
            tracking_url(carrier=out.carrier, number=out.tracking_number)
            if out and out.tracking_number
            else ""
        )

    @property
    def weight_g(self) -> int:
        """What the goods weigh with their packing, as far as the shop said; 0 where it did not."""
        return sum(line.variant.weight_g * line.quantity for line in self.lines)

    @property
    def refund_due(self) -> Refund | None:
        return next((refund for refund in self.refunds if refund.status == Refund.Status.DUE), None)


@dataclass
class Pile:
    """The cards of one step; `total` counts those not shown too."""

    step: Step
    total: int
    cards: list[Card] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.total - len(self.cards)

    @property
    def last(self) -> int:
        """The key to go on from."""
        return self.cards[-1].part.pk if self.cards else 0


def counts(shop: Shop) -> dict[str, int]:
    """How many parts lie on each pile. One query."""
    counted = {step.key.replace("-", "_"): Count("pk", filter=step.rule) for step in STEPS}
    told = ShopOrder.objects.filter(shop=shop).aggregate(**counted)
    return {step.key: told[step.key.replace("-", "_")] for step in STEPS}


def piles(shop: Shop) -> list[Pile]:
    """All piles that are not empty, each with its oldest cards, as many as fit one screen."""
    totals = counts(shop)
    wanted = STEPS[0].rule
    for step in STEPS[1:]:
        wanted |= step.rule
    cards = cards_of(parts_of_shop(shop).filter(wanted).order_by("pk")[:SHOWN_AT_ONCE])
    return [
        Pile(step, totals[step.key], [c for c in cards if c.step is step])
        for step in STEPS
        if totals[step.key]
    ]


def pile(shop: Shop, step: Step, *, after: int = 0) -> Pile:
    """One pile, from the part behind `after` on."""
    rows = parts_of_shop(shop).filter(step.rule)
    cards = cards_of(rows.filter(pk__gt=after).order_by("pk")[:PAGE])
    left = rows.filter(pk__gt=cards[-1].part.pk).count() if cards else 0
    return Pile(step, len(cards) + left, cards)


def done(shop: Shop, *, before: int = 0) -> tuple[list[Card], int]:
    """Parts nothing waits for, newest first, and the key to go on from (0 at the end)."""
    rows = parts_done(shop).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    cards = cards_of(rows[: PAGE + 1])
    return cards[:PAGE], cards[PAGE - 1].part.pk if len(cards) > PAGE else 0


def give_back(shop: Shop) -> list[Refund]:
    """Refunds the shop still owes, the most pressing first."""
    return list(refunds_due(shop)[:PAGE])


def cards_of(parts: QuerySet[ShopOrder]) -> list[Card]:
    """Cards for these parts: 7 queries however many."""
    rows = with_money(parts.select_related("order", "fulfillment")).prefetch_related(
        Prefetch("lines", OrderLine.objects.select_related("variant").order_by("position"))
    )
    paid = [(part, payment_of(part)) for part in rows]
    twice = _used_twice([payment.pk for _, payment in paid if payment])
    return [
        Card(part, step_of(part), payment, refunds_of(part), twice.get(payment.pk, []) if payment else [])
        for part, payment in paid
    ]


def _used_twice(payments: list[int]) -> dict[int, list[str]]:
    """Which orders' slips buyers tried to use again, by payment."""
    found: dict[int, list[str]] = {}
    events = PaymentEvent.objects.filter(payment__in=payments, kind=PaymentEvent.Kind.SLIP_TWICE)
    for event in events.order_by("pk"):
        if event.detail.get("order") not in found.setdefault(event.payment_id, []):
            found[event.payment_id].append(event.detail["order"])
    return found


def card_of(shop: Shop, reference: str) -> Card | None:
    """One of the shop's own parts by the order's number; None for another shop's, as for none."""
    found = cards_of(parts_of_shop(shop).filter(order__reference=reference)[:1])
    return found[0] if found else None


def slip_of(shop: Shop, reference: str, pk: int) -> Slip | None:
    """A slip sent for one of the shop's own parts."""
    rows = Slip.objects.filter(
        pk=pk, payment__shares__shop_order__shop=shop, payment__shares__shop_order__order__reference=reference
    )
    return rows.first()


def orders_holding(shop: Shop, holders: Iterable[str]) -> list[str]:
    """The numbers of the shop's orders that goods are promised to, given stock's holders."""
    keys = [int(holder.removeprefix(HOLDER)) for holder in holders if holder.startswith(HOLDER)]
    rows = OrderLine.objects.filter(pk__in=keys, shop_order__shop=shop).order_by("shop_order_id")
    return list(dict.fromkeys(rows.values_list("shop_order__order__reference", flat=True)))
