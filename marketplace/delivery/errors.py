"""What a person meets when goods cannot go their way."""

from django.core.exceptions import ValidationError


class TrackingError(ValidationError, ValueError):
    """Not a tracking number of this carrier. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])


class AddressError(ValidationError, ValueError):
    """A part of an address cannot be. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])
