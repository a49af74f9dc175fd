"""What a buyer asks for when they order: choices, and what they saw.

Prices, costs and totals travel here only to be compared with what is; nothing is ever taken from them.
"""

import secrets
from dataclasses import dataclass, field

from marketplace.cart.models import Cart


@dataclass(frozen=True)
class Buyer:
    """Who orders. `phone` as +66…; the e-mail may be empty."""

    name: str
    phone: str
    email: str = ""


@dataclass(frozen=True)
class Address:
    """Where parcels go; all empty when everything is fetched."""

    address: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postcode: str = ""
    landmark: str = ""

    @property
    def complete(self) -> bool:
        """Whether a parcel could find its way. The landmark is a help, not a need."""
        return all((self.address, self.subdistrict, self.district, self.province, self.postcode))


@dataclass(frozen=True)
class PartChoice:
    """What was chosen for one shop's goods, and what it was said to cost (satang; None: not compared)."""

    shop_id: int
    delivery_method_id: int
    payment_method: str
    seen_delivery_satang: int | None = None
    seen_total_satang: int | None = None


@dataclass(frozen=True)
class PlaceOrder:
    """One press of the button. The same `checkout_key` again is the same press again."""

    checkout_key: str
    cart: Cart
    buyer: Buyer
    parts: tuple[PartChoice, ...]
    address: Address = field(default_factory=Address)
    language: str = "th"
    seen_total_satang: int | None = None


def new_checkout_key() -> str:
    """A key for one order form: made when the form is shown, sent along with it."""
    return secrets.token_urlsafe(32)
