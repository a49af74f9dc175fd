"""What a person meets when goods cannot go their way."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class TrackingError(ValidationError, ValueError):
    """Not a tracking number of this carrier. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])


class AddressError(ValidationError, ValueError):
    """A part of an address cannot be. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])


class DeliveryError(ValueError):
    """Something about delivery a person can mend; `str()` is a sentence for them."""


class TooHeavy(DeliveryError):
    """Heavier than the heaviest parcel the shop posts; both weights in grams."""

    def __init__(self, *, weight_g: int, most_g: int) -> None:
        self.weight_g, self.most_g = weight_g, most_g
        super().__init__(_("This is too heavy to post in one parcel. Take fewer, or fetch it yourself."))


class RatesWrong(DeliveryError):
    """Post without a rate, or two rates for one weight."""
