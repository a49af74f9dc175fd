"""What the buyer reads about each shop's part."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marketplace.checkout.wording.steps import (
    PartWords,
    PaymentStatus,
    Step,
    Turn,
    cash_due,
    given_back,
    is_fetched,
    owed,
    payee_of,
    place_of,
    step_of,
    times_of,
    when,
)
from marketplace.delivery.carriers import carrier_name
from marketplace.orders.models import ShopOrder
from marketplace.payments.queries import payment_of
from products.money import show_baht


def words_for_buyer(part: ShopOrder) -> PartWords:
    """What is, whose turn, what next, by when, in the active language. Asks the database nothing."""
    return _WORDS[step_of(part)](part)


def _buyers_turn(doing: str) -> str:
    return _("Your turn: %(doing)s") % {"doing": doing}


def _shops_turn() -> str:
    return _("The shop's turn")


def _b_to_pay(part: ShopOrder) -> PartWords:
    state = _("Waiting for you to transfer %(amount)s. Account name %(payee)s") % {
        "amount": show_baht(part.total_satang),
        "payee": payee_of(part),
    }
    by = (
        _("The shop keeps the goods for you until %(time)s") % {"time": when(part.pay_by)}
        if part.pay_by
        else ""
    )
    following = _("Then send the slip. The shop looks whether the money came, and gets the goods ready.")
    return PartWords(
        Step.TO_PAY, Turn.BUYER, _buyers_turn(pgettext("turn", "transfer")), state, following, by
    )


def _b_claimed(part: ShopOrder) -> PartWords:
    payment = payment_of(part)
    with_slip = bool(payment and list(payment.slips.all()))
    state = (
        _("The slip is in. The shop looks whether the money came")
        if with_slip
        else _("You said it is paid. The shop looks whether the money came")
    )
    following = _("The goods stay yours meanwhile. If it takes longer than 3 hours, call the shop.")
    return PartWords(Step.CLAIMED, Turn.SHOP, _shops_turn(), state, following)


def _b_to_accept(part: ShopOrder) -> PartWords:
    due = cash_due(part)
    following = _("Have %(amount)s in cash ready when you get the goods.") % {"amount": due} if due else ""
    return PartWords(
        Step.TO_ACCEPT, Turn.SHOP, _shops_turn(), _("The order is in. The shop looks at it soon"), following
    )


def _b_preparing(part: ShopOrder) -> PartWords:
    paid = part.payment_status == PaymentStatus.PAID
    state = (
        _("The money came. The shop is getting the goods ready")
        if paid
        else _("The shop is getting the goods ready")
    )
    return PartWords(Step.PREPARING, Turn.SHOP, _shops_turn(), state, _b_what_comes(part))


def _b_packed(part: ShopOrder) -> PartWords:
    return PartWords(Step.PACKED, Turn.SHOP, _shops_turn(), _("The goods are packed"), _b_what_comes(part))


def _b_what_comes(part: ShopOrder) -> str:
    if not is_fetched(part):
        return _("When the parcel is sent, its number stands here.")
    return _("When you can fetch them at %(place)s, a number to say stands here.") % {"place": place_of(part)}


def _b_sent(part: ShopOrder) -> PartWords:
    fulfillment = getattr(part, "fulfillment", None)
    state = _("The shop has sent the goods")
    if fulfillment and fulfillment.tracking_number:
        state = _("Sent with %(carrier)s, number %(number)s") % {
            "carrier": carrier_name(fulfillment.carrier),
            "number": fulfillment.tracking_number,
        }
    due = cash_due(part)
    if due:
        following = _("Have %(amount)s in cash ready for the one who brings it.") % {"amount": due}
    else:
        following = _("If the parcel has not come after a week, call the shop.")
    return PartWords(Step.SENT, Turn.NOBODY, _("On the way"), state, following)


def _b_ready(part: ShopOrder) -> PartWords:
    state = _("The goods are ready. Fetch them at %(place)s") % {"place": place_of(part)}
    following = _("Say number %(number)s.") % {"number": part.pickup_number}
    if due := cash_due(part):
        following = _("Say number %(number)s and bring %(amount)s in cash.") % {
            "number": part.pickup_number,
            "amount": due,
        }
    turn = _buyers_turn(pgettext("turn", "fetch"))
    return PartWords(Step.READY, Turn.BUYER, turn, state, following, times_of(part))


def _b_done(part: ShopOrder) -> PartWords:
    state = _("You have the goods. Thank you") if is_fetched(part) else _("The parcel has arrived. Thank you")
    return PartWords(Step.DONE, Turn.NOBODY, pgettext("turn", "Done"), state)


def _b_expired(part: ShopOrder) -> PartWords:
    return PartWords(
        Step.EXPIRED,
        Turn.NOBODY,
        _("Canceled"),
        _("The time to pay is over, so the goods are for sale again"),
        _("Order again if you still want them. Already transferred? The shop sees it and tells you."),
    )


def _b_canceled(part: ShopOrder) -> PartWords:
    by_buyer = part.canceled_as == ShopOrder.CanceledAs.BUYER
    state = _("You canceled this part") if by_buyer else _b_why(part)
    return PartWords(
        Step.CANCELED, Turn.NOBODY, _("Canceled"), state, _("Nothing was paid, so nothing is owed.")
    )


def _b_why(part: ShopOrder) -> str:
    if part.cancel_reason:
        return _("The shop cannot deliver: %(reason)s") % {"reason": part.cancel_reason}
    return _("The shop cannot deliver")


def _b_check_money(part: ShopOrder) -> PartWords:
    following = _(
        "You said it is paid. The shop looks whether the money came. What came has to be given back."
    )
    return PartWords(Step.CHECK_MONEY, Turn.SHOP, _shops_turn(), _b_why(part), following)


def _b_give_back(part: ShopOrder) -> PartWords:
    amount, day = owed(part)
    expired = part.canceled_as == ShopOrder.CanceledAs.UNPAID
    state = _("The money came after the time was over, and the goods are gone") if expired else _b_why(part)
    following = _("The shop has to give you back %(amount)s.") % {"amount": amount}
    by = _("By the end of %(day)s") % {"day": day} if day else ""
    return PartWords(Step.GIVE_BACK, Turn.SHOP, _shops_turn(), state, following, by)


def _b_given_back(part: ShopOrder) -> PartWords:
    state = _("The shop says it gave back %(amount)s") % {"amount": given_back(part)}
    following = _(
        "Look in your bank app. If it is there, tap “The money has come back”. If not, tap “Not there yet”."
    )
    return PartWords(Step.GIVEN_BACK, Turn.BUYER, _buyers_turn(pgettext("turn", "look")), state, following)


def _b_money_back(part: ShopOrder) -> PartWords:
    state = _("%(amount)s is back with you") % {"amount": given_back(part)}
    return PartWords(Step.MONEY_BACK, Turn.NOBODY, pgettext("turn", "Done"), state)


_WORDS: dict[Step, Callable[[ShopOrder], PartWords]] = {
    Step.TO_PAY: _b_to_pay,
    Step.CLAIMED: _b_claimed,
    Step.TO_ACCEPT: _b_to_accept,
    Step.PREPARING: _b_preparing,
    Step.PACKED: _b_packed,
    Step.SENT: _b_sent,
    Step.READY: _b_ready,
    Step.DONE: _b_done,
    Step.EXPIRED: _b_expired,
    Step.CANCELED: _b_canceled,
    Step.CHECK_MONEY: _b_check_money,
    Step.GIVE_BACK: _b_give_back,
    Step.GIVEN_BACK: _b_given_back,
    Step.MONEY_BACK: _b_money_back,
}
