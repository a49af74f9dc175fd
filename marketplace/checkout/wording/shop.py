"""What the seller reads about each part."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from marketplace.checkout.wording.steps import (
    PartWords,
    Step,
    Turn,
    cash_due,
    given_back,
    is_fetched,
    owed,
    step_of,
    when,
)
from marketplace.orders.models import ShopOrder
from products.money import show_baht


def words_for_shop(part: ShopOrder) -> PartWords:
    """What is, whose turn, what next, by when, in the active language. Asks the database nothing."""
    return _WORDS[step_of(part)](part)


def _s(step: Step, turn: Turn, state: str, following: str = "", by: str = "") -> PartWords:
    turns = {Turn.SHOP: _("Your turn"), Turn.BUYER: _("The buyer's turn"), Turn.NOBODY: ""}
    return PartWords(step, turn, turns[turn], state, following, by)


def _s_to_pay(part: ShopOrder) -> PartWords:
    state = _("Waiting for the buyer to transfer %(amount)s") % {"amount": show_baht(part.total_satang)}
    by = (
        _("Kept until %(time)s, then for sale again by itself") % {"time": when(part.pay_by)}
        if part.pay_by
        else ""
    )
    return _s(Step.TO_PAY, Turn.BUYER, state, "", by)


def _s_claimed(part: ShopOrder) -> PartWords:
    state = _("Has the money come? %(amount)s must be in") % {"amount": show_baht(part.total_satang)}
    by = _("The buyer said so at %(time)s") % {"time": when(part.claimed_at)} if part.claimed_at else ""
    following = _("Open the bank app and look at what came in first. Slips can be faked.")
    return _s(Step.CLAIMED, Turn.SHOP, state, following, by)


def _s_to_accept(part: ShopOrder) -> PartWords:
    due = cash_due(part)
    following = _("Take %(amount)s in cash when you hand the goods over.") % {"amount": due} if due else ""
    return _s(Step.TO_ACCEPT, Turn.SHOP, _("New order. Can you do it?"), following)


def _s_preparing(part: ShopOrder) -> PartWords:
    return _s(Step.PREPARING, Turn.SHOP, _("Get the goods ready"))


def _s_packed(part: ShopOrder) -> PartWords:
    state = _("Packed. Tell the buyer when they can fetch it") if is_fetched(part) else _("Packed. Send it")
    return _s(Step.PACKED, Turn.SHOP, state)


def _s_sent(part: ShopOrder) -> PartWords:
    return _s(Step.SENT, Turn.NOBODY, _("On the way to the buyer"))


def _s_ready(part: ShopOrder) -> PartWords:
    state = _("Waiting to be fetched. Call number %(number)s") % {"number": part.pickup_number}
    due = cash_due(part)
    following = (
        _("Take %(amount)s in cash when you hand the goods over.") % {"amount": due}
        if due
        else _("Paid already.")
    )
    return _s(Step.READY, Turn.BUYER, state, following)


def _s_done(part: ShopOrder) -> PartWords:
    return _s(Step.DONE, Turn.NOBODY, _("Handed over"))


def _s_expired(part: ShopOrder) -> PartWords:
    return _s(
        Step.EXPIRED,
        Turn.NOBODY,
        _("Not paid in time. The goods are for sale again"),
        _("If the money comes after all, tap “Money is in”, and we work out what to do."),
    )


def _s_canceled(part: ShopOrder) -> PartWords:
    by_buyer = part.canceled_as == ShopOrder.CanceledAs.BUYER
    state = (
        _("The buyer canceled")
        if by_buyer
        else _("You canceled: %(reason)s") % {"reason": part.cancel_reason}
    )
    return _s(Step.CANCELED, Turn.NOBODY, state)


def _s_check_money(part: ShopOrder) -> PartWords:
    following = _(
        "The buyer says %(amount)s was paid. Look in the bank app. If it is there, it has to go back."
    ) % {"amount": show_baht(part.total_satang)}
    return _s(Step.CHECK_MONEY, Turn.SHOP, _("Canceled, but has money come?"), following)


def _s_give_back(part: ShopOrder) -> PartWords:
    amount, day = owed(part)
    state = _("Give %(amount)s back to %(buyer)s") % {"amount": amount, "buyer": part.order.buyer_name}
    by = _("By the end of %(day)s") % {"day": day} if day else ""
    return _s(Step.GIVE_BACK, Turn.SHOP, state, _("Then say how and how much, and the buyer is told."), by)


def _s_given_back(part: ShopOrder) -> PartWords:
    state = _("You gave back %(amount)s. The buyer looks whether it came") % {"amount": given_back(part)}
    return _s(Step.GIVEN_BACK, Turn.BUYER, state)


def _s_money_back(part: ShopOrder) -> PartWords:
    return _s(
        Step.MONEY_BACK, Turn.NOBODY, _("The buyer has the %(amount)s back") % {"amount": given_back(part)}
    )


_WORDS: dict[Step, Callable[[ShopOrder], PartWords]] = {
    Step.TO_PAY: _s_to_pay,
    Step.CLAIMED: _s_claimed,
    Step.TO_ACCEPT: _s_to_accept,
    Step.PREPARING: _s_preparing,
    Step.PACKED: _s_packed,
    Step.SENT: _s_sent,
    Step.READY: _s_ready,
    Step.DONE: _s_done,
    Step.EXPIRED: _s_expired,
    Step.CANCELED: _s_canceled,
    Step.CHECK_MONEY: _s_check_money,
    Step.GIVE_BACK: _s_give_back,
    Step.GIVEN_BACK: _s_given_back,
    Step.MONEY_BACK: _s_money_back,
}
