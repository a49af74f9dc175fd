"""What a part of an order waits for, in the words of the counter."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.orders.models import ShopOrder

Status, Payment, Method = ShopOrder.Status, ShopOrder.PaymentStatus, ShopOrder.Method


@dataclass(frozen=True)
class Step:
    """One pile on the counter. `your_turn`: it waits for the seller, not for somebody else."""

    key: str
    name: str | Promise
    rule: Q
    your_turn: bool = True


MONEY = Step(
    "money",
    _("See if the money came"),
    Q(payment_method=Method.PROMPTPAY, payment_status=Payment.CLAIMED),
)
ACCEPT = Step(
    "accept",
    _("New, take it or not"),
    Q(status=Status.NEW) & (Q(payment_method=Method.CASH) | Q(payment_status=Payment.PAID)),
)
PREPARE = Step("prepare", _("Get the goods ready"), Q(status__in=[Status.ACCEPTED, Status.PACKED]))
PICKUP = Step("pickup", _("Waiting to be fetched"), Q(status=Status.READY))
ON_WAY = Step("on-way", pgettext_lazy("goods", "On the way"), Q(status=Status.SHIPPED), your_turn=False)
WAITING = Step(
    "waiting",
    _("Waiting for the buyer's transfer"),
    Q(status=Status.NEW, payment_method=Method.PROMPTPAY, payment_status=Payment.UNPAID),
    your_turn=False,
)
# Money to give back is a pile of its own, of refunds: a part may owe some and still be on its way.
GIVE_BACK = Step("give-back", _("Money to give back"), Q(refunds__status="due"))
STEPS = (MONEY, ACCEPT, PREPARE, PICKUP, ON_WAY, WAITING)
BY_KEY = {step.key: step for step in STEPS}


def step_of(part: ShopOrder) -> Step | None:
    """The pile this part lies on; None when nothing waits any more. The twin of the rules above."""
    if part.payment_method == Method.PROMPTPAY and part.payment_status == Payment.CLAIMED:
        return MONEY
    if part.status == Status.NEW:
        if part.payment_method == Method.CASH or part.payment_status == Payment.PAID:
            return ACCEPT
        return WAITING if part.payment_status == Payment.UNPAID else None
    return {
        Status.ACCEPTED: PREPARE,
        Status.PACKED: PREPARE,
        Status.READY: PICKUP,
        Status.SHIPPED: ON_WAY,
    }.get(part.status)
