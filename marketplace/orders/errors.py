"""What a person acting on an order may be told."""

from django.utils.translation import gettext as _


class OrderError(ValueError):
    """Something about an order a person can mend; `str()` is a sentence for them."""


class NotNow(OrderError):
    """The part is not in a state where this can be done; `status` is the one it is in."""

    def __init__(self, status: str, message: str = "") -> None:
        self.status = status
        super().__init__(message or _("This order has moved on meanwhile. Look at it once more."))


class NotPaid(NotNow):
    """The shop waits for the buyer's transfer first."""

    def __init__(self, status: str) -> None:
        super().__init__(status, _("The money has not been seen yet. Look in the bank app first."))


class WrongWay(NotNow):
    """Posting what is fetched, or calling out what is posted."""

    def __init__(self, status: str) -> None:
        super().__init__(status, _("The buyer chose another way to get the goods."))


class NoMoreTime(OrderError):
    """The buyer has asked for more time as often as possible, or the time is over."""

    def __init__(self) -> None:
        super().__init__(
            _("The time could not be made longer. You can order again if the goods are still there.")
        )
