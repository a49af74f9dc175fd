"""What a buyer at the till may be told."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from marketplace.cart.changes import Change


class CheckoutError(ValueError):
    """Something about the order a person can mend; `str()` is a sentence for them."""


class CartChanged(CheckoutError):
    """What the buyer saw is not what is.

    Nothing was ordered; `changes` says each difference in a sentence.
    """

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = list(changes)
        super().__init__(" ".join(change.sentence for change in self.changes))


class NotComplete(CheckoutError):
    """Something about the buyer is missing; `field` names where."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


def name_missing() -> NotComplete:
    """No name to call the buyer by."""
    return NotComplete("name", _("Type the name the shop should call."))


def address_missing() -> NotComplete:
    """Something is to be posted, and we do not know where to."""
    return NotComplete(
        "address", _("Type where the parcel should go: house, sub-district, district, province, postcode.")
    )
