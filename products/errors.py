"""What a person meets when goods or money cannot do what was asked."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class MoneyError(ValidationError, ValueError):
    """What was typed is no amount of money. A form shows it beside the field."""

    def __str__(self) -> str:
        return str(self.messages[0])


class StockError(ValueError):
    """Goods cannot move as asked. `message` is a sentence for the person who asked."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.__dict__.update(facts)

    def __str__(self) -> str:
        return str(self.message)


class SoldOut(StockError):
    """Less is left than was wanted. `shortages` is {variant id: how many can still be had}."""

    shortages: dict[int, int]


class PromisedAlready(StockError):
    """More is promised to buyers than would be left. `holders` are those it is promised to."""

    holders: list[str]
    reserved: int


class NotReserved(StockError):
    """Nothing is promised to this holder any more. `holders` are those without goods."""

    holders: list[str]


class NotCounted(StockError):
    """These goods are not counted, so there is no number to change."""


class WrongQuantity(StockError):
    """Not a number of goods that can move."""


class ListingError(ValueError):
    """What cannot be listed as it is, with a sentence for the person who lists it."""

    message = _("This cannot be listed now")

    def __str__(self) -> str:
        return str(self.message)


class NoName(ListingError):
    message = _("Type a name")


class NoVariant(ListingError):
    message = _("Give at least one price")


class NoShopPage(ListingError):
    message = _("The shop has no page yet. Its products need one to stand on")


class CodeTaken(ListingError):
    message = _("Another product already has this code")


class PriceRefused(ListingError):
    message = _("Type a price above 0 and at most 99,999,999 baht")


class ProductRemoved(ListingError):
    message = _("This product was removed from the shop")


class LastVariant(ListingError):
    message = _("One kind has to stay for sale. Pause the product instead")
