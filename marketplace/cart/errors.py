"""What a person with a cart may be told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class CartError(ValueError):
    """Something about the cart a person can mend; `str()` is a sentence for them."""


class NotForSale(CartError):
    """The thing was taken off sale, or its shop takes no orders now."""

    def __init__(self) -> None:
        super().__init__(_("This is not for sale right now. The rest of your cart is as it was."))


class FewerLeft(CartError):
    """Fewer are left than were asked for; `left` says how many one may take."""

    def __init__(self, left: int) -> None:
        self.left = left
        if left:
            message = ngettext(
                "There is only %(left)s left. Take fewer.", "There are only %(left)s left. Take fewer.", left
            ) % {"left": left}
        else:
            message = _("This has just sold out. The rest of your cart is as it was.")
        super().__init__(message)


class QuantityOutOfRange(CartError):
    """A number of goods nobody buys in one go, or below 1."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(_("Type a number from 1 to %(most)s.") % {"most": most})


class CartFull(CartError):
    """More different things than one order may hold."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(
            _("One order holds up to %(most)s different things. Order these first, then go on.")
            % {"most": most}
        )
