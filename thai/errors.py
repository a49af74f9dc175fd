"""What was typed cannot be read. Each carries a sentence for the person who typed it."""

from django.core.exceptions import ValidationError


class ReadError(ValidationError, ValueError):
    """A form shows it beside the field; plain code may catch it as a `ValueError`."""

    def __str__(self) -> str:
        return str(self.messages[0])


class NumberError(ReadError):
    """Not a whole number."""


class DateError(ReadError):
    """Not a date."""


class PhoneError(ReadError):
    """Not a Thai phone number."""


class IdError(ReadError):
    """Not a 13-digit number issued by the state."""


class SlugError(ReadError):
    """No usable slug can be made of this."""
