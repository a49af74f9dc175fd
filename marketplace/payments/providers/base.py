"""What every way to pay must be able to do: the whole contract.

A provider talks to the outside, or to the person who stands for it; it writes no rows. What its
words mean is worked out in `payments.domain`. One folder each, and none imports another:

- `check` says whether a shop offers it for this sale, before anything is written.
- `start` says whom a new payment goes to, copied on the payment as it is now.
- `read_event` turns word from outside into a fact with a key that never repeats for another fact.
- `refund` says how money goes back: at once, or by hand as work for the shop.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from marketplace.delivery.models import DeliveryMethod
from marketplace.payments.models import Payment, Refund, ShopPaymentSettings


class Word(StrEnum):
    """What outside may say about a payment."""

    RECEIVED = "received"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True)
class Payee:
    """Where the money goes: kind and number as the provider names them, and the name to show."""

    kind: str = ""
    number: str = ""
    name: str = ""


@dataclass(frozen=True)
class Fact:
    """Word from outside, understood. The same fact always has the same key; amount in satang."""

    word: Word
    amount_satang: int
    key: str


class Refunding(StrEnum):
    """How money goes back."""

    BY_HAND = "by_hand"
    BY_PROVIDER = "by_provider"


class Provider(Protocol):
    """One way to pay."""

    name: str
    per_shop: bool

    def check(
        self, *, settings: ShopPaymentSettings | None, method: DeliveryMethod, amount_satang: int
    ) -> None:
        """Raise `NotOffered`, with a sentence for the buyer, where this shop does not take it for this
        sale.
        """
        ...

    def start(self, *, settings: ShopPaymentSettings, amount_satang: int) -> Payee:
        """Whom a payment of this amount goes to."""
        ...

    def read_event(self, *, payment: Payment, word: Mapping[str, Any]) -> Fact:
        """Understand word from outside (a webhook's body; what the shop pressed).

        Raises `ValueError` for nonsense.
        """
        ...

    def refund(self, *, refund: Refund) -> Refunding:
        """Give money back, or say that the shop has to."""
        ...
