"""Where a part stands, told in one word from its status and its money, and the pieces sentences are made
of.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from marketplace.delivery.models import DeliveryMethod
from marketplace.orders.models import ShopOrder
from marketplace.payments.models import Payment, Refund
from marketplace.payments.queries import payment_of, refunds_of
from products.money import show_baht
from thai.dates import clock, is_thai, near_date

Status = ShopOrder.Status
PaymentStatus = ShopOrder.PaymentStatus


class Step(StrEnum):
    """Where a part stands, as a person would tell it: status and payment in one word."""

    TO_PAY = "to_pay"
    CLAIMED = "claimed"
    TO_ACCEPT = "to_accept"
    PREPARING = "preparing"
    PACKED = "packed"
    SENT = "sent"
    READY = "ready"
    DONE = "done"
    EXPIRED = "expired"
    CANCELED = "canceled"
    CHECK_MONEY = "check_money"
    GIVE_BACK = "give_back"
    GIVEN_BACK = "given_back"
    MONEY_BACK = "money_back"


class Turn(StrEnum):
    """Whose turn it is."""

    BUYER = "buyer"
    SHOP = "shop"
    NOBODY = "nobody"


@dataclass(frozen=True)
class PartWords:
    """`state`: what is; `turn_words`: whose turn, in a few words; `next`: what comes; `by`: until when. ''
    for none.
    """

    step: Step
    turn: Turn
    turn_words: str
    state: str
    next: str = ""
    by: str = ""


_BY_STATUS = {
    Status.ACCEPTED: Step.PREPARING,
    Status.PACKED: Step.PACKED,
    Status.SHIPPED: Step.SENT,
    Status.READY: Step.READY,
    Status.COMPLETED: Step.DONE,
}


def step_of(part: ShopOrder) -> Step:
    """Where a part stands."""
    if part.payment_status == PaymentStatus.REFUND_DUE:
        return Step.GIVE_BACK
    if part.payment_status == PaymentStatus.REFUNDED:
        returned = [refund for refund in refunds_of(part) if refund.status == Refund.Status.RETURNED]
        return Step.GIVEN_BACK if returned else Step.MONEY_BACK
    if part.status == Status.NEW:
        return _new(part)
    if part.status == Status.CANCELED:
        if part.payment_status == PaymentStatus.CLAIMED:
            return Step.CHECK_MONEY
        return Step.EXPIRED if part.canceled_as == ShopOrder.CanceledAs.UNPAID else Step.CANCELED
    return _BY_STATUS[Status(part.status)]


def _new(part: ShopOrder) -> Step:
    if part.payment_method == ShopOrder.Method.CASH or part.payment_status == PaymentStatus.PAID:
        return Step.TO_ACCEPT
    return Step.CLAIMED if part.payment_status == PaymentStatus.CLAIMED else Step.TO_PAY


def when(moment: dt.datetime) -> str:
    """The time today, with the day in front where it is another: 14:30 น. · พรุ่งนี้ 14:30 น."""
    day = near_date(moment)
    return clock(moment) if day in ("วันนี้", "today") else f"{day} {clock(moment)}"


def place_of(part: ShopOrder) -> str:
    """Where the goods are fetched, in the active language."""
    return part.place_th if is_thai() or not part.place_en else part.place_en


def times_of(part: ShopOrder) -> str:
    """When they can be fetched, in the active language."""
    return part.times_th if is_thai() or not part.times_en else part.times_en


def is_fetched(part: ShopOrder) -> bool:
    return part.delivery_kind == DeliveryMethod.Kind.PICKUP


def cash_due(part: ShopOrder) -> str:
    """The cash still to be paid, as an amount in words; '' for none."""
    left = part.total_satang - part.paid_satang
    return show_baht(left) if part.payment_method == ShopOrder.Method.CASH and left else ""


def payee_of(part: ShopOrder) -> str:
    payment: Payment | None = payment_of(part)
    return payment.payee_name if payment else ""


def owed(part: ShopOrder) -> tuple[str, str]:
    """What is to go back and by which day; of several refunds the first that is due."""
    due = [refund for refund in refunds_of(part) if refund.status == Refund.Status.DUE]
    amount = sum(refund.amount_satang for refund in due) or part.refund_satang
    return show_baht(amount), near_date(min(refund.due_at for refund in due)) if due else ""


def given_back(part: ShopOrder) -> str:
    return show_baht(part.refund_satang)
