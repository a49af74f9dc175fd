"""What a buyer reads about a shop's part, case by case: whose turn, what happened, what next and by when."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """`kind` is "you", "ok" or "" (the shop's turn). The sentences take the values of `PartView`."""

    kind: str
    turn: str | Promise
    lead: str | Promise
    then: str | Promise = ""


SHOP = _("The shop's turn")
DONE = _("Done")
ENDED = _("Ended")

WORDS = {
    "pay": Words(
        "you",
        _("Your turn: transfer"),
        _("Waiting for you to transfer %(amount)s"),
        _("Account name %(payee)s. The shop keeps the goods for you until %(until)s."),
    ),
    "pay_again": Words(
        "you",
        _("Your turn: look once more"),
        _("The shop has looked and does not see %(amount)s yet"),
        _(
            "Look in your bank app whether the transfer went through, then send the slip again. "
            "The shop keeps the goods for you until %(until)s."
        ),
    ),
    "pay_late": Words(
        "you",
        _("Past the time"),
        _("The shop kept the goods until %(until)s"),
        _(
            "If you have transferred already, send the slip here. "
            "If not, do not transfer now: order again first."
        ),
    ),
    "claimed": Words(
        "",
        SHOP,
        _("The slip is in; the shop is looking for the money"),
        _("The goods stay yours meanwhile. Taking long? Phone the shop."),
    ),
    "claimed_by_word": Words(
        "",
        SHOP,
        _("You said you have transferred; the shop is looking for the money"),
        _("The goods stay yours meanwhile. If you find the slip, send it here and it goes faster."),
    ),
    "new_cash": Words(
        "",
        SHOP,
        _("The shop has the order and will take it on"),
        _("Have %(due)s in cash ready when you get the goods. Nothing to pay before."),
    ),
    "accepted": Words(
        "", SHOP, _("The shop is getting your goods ready"), _("This page says when they are.")
    ),
    "packed": Words(
        "", SHOP, _("Your goods are packed"), _("This page says when they are sent or ready to fetch.")
    ),
    "ready": Words(
        "you", _("Your turn: fetch it"), _("Your goods are ready"), _("Fetch them at %(place)s %(times)s")
    ),
    "ready_cash": Words(
        "you",
        _("Your turn: fetch it"),
        _("Your goods are ready"),
        _("Fetch them at %(place)s %(times)s. Bring %(due)s in cash."),
    ),
    "shipped": Words(
        "ok", _("On its way"), _("Sent with %(carrier)s"), _("Follow the parcel with its number.")
    ),
    "sent": Words("ok", _("On its way"), _("The shop has sent your goods")),
    "completed": Words("ok", DONE, _("You have the goods"), _("Something not right? Phone the shop.")),
    "refund_due": Words(
        "",
        SHOP,
        _("The shop has to give you back %(refund)s by %(refund_day)s"),
        _("It could not deliver: %(reason)s. No money by then? Tell us here."),
    ),
    "refund_returned": Words(
        "you",
        _("Your turn: look for the money"),
        _("The shop says it has given back %(refund)s"),
        _("How: %(how)s. Look in your bank app, then tap below."),
    ),
    "refund_received": Words("ok", DONE, _("You have %(refund)s back"), _("Nothing is open any more.")),
    "canceled_claimed": Words(
        "",
        SHOP,
        _("Canceled; the shop is looking whether your money came"),
        _("If it came, the shop gives it back and this page says by when."),
    ),
    "canceled_unpaid": Words(
        "",
        ENDED,
        _("Not paid in time, so the goods are for sale again"),
        _("Nothing is owed. Did you transfer after all? Phone the shop. You can order again."),
    ),
    "canceled_shop": Words(
        "", ENDED, _("The shop could not deliver: %(reason)s"), _("Nothing was paid, so nothing is owed.")
    ),
    "canceled_buyer": Words(
        "", ENDED, _("You canceled this part"), _("Nothing was paid, so nothing is owed.")
    ),
}
