"""What a person meets when a photo cannot be used."""

from django.core.exceptions import ValidationError


class PhotoError(ValidationError, ValueError):
    """This file is no photo we can show. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])
