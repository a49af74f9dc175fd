"""What a person paying, or taking money, may be told."""

from django.utils.translation import gettext as _

from products.money import show_baht


class PaymentError(ValueError):
    """Something about money a person can mend; `str()` is a sentence for them."""


class NotOffered(PaymentError):
    """The shop does not take money in this way, or not this amount or not for this way of delivery."""


class NotNow(PaymentError):
    """The payment is past the point where this can be said."""

    def __init__(self) -> None:
        super().__init__(_("Something happened with this payment meanwhile. Look at it once more."))


class SlipUsedTwice(PaymentError):
    """The transfer on the slip pays for another payment already.

    `other` (its key) and `order` are for the shop alone.
    """

    def __init__(self, *, other: int, order: str) -> None:
        self.other, self.order = other, order
        super().__init__(_("This slip was sent for another order already. Send the slip of this transfer."))


class SlipUnreadable(PaymentError):
    """The file is no picture we can open, or far too big."""


class TooMuch(PaymentError):
    """More to give back than is left of what was paid; `left_satang` is what is left."""

    def __init__(self, left_satang: int) -> None:
        self.left_satang = left_satang
        super().__init__(_("At most %(left)s can be given back.") % {"left": show_baht(left_satang)})


class WrongAmount(PaymentError):
    """Another amount than the one that is due."""

    def __init__(self, due_satang: int) -> None:
        self.due_satang = due_satang
        super().__init__(
            _("%(due)s has to go back. Type the amount you gave back.") % {"due": show_baht(due_satang)}
        )


class SettingsWrong(PaymentError):
    """Half a PromptPay, or a number PromptPay does not have; `field` names where."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)
