"""What a person meets when goods or money cannot do what was asked."""

from django.core.exceptions import ValidationError


class MoneyError(ValidationError, ValueError):
    """What was typed is no amount of money. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])
