"""The forms of the checkout held together: built from one request, shown, checked, turned into an order."""

from dataclasses import dataclass

from django.http import QueryDict

from marketplace.cart.models import Cart
from marketplace.cart.queries import CartView
from marketplace.checkout.domain.request import Address, PlaceOrder, new_checkout_key
from marketplace.delivery.provinces import BANGKOK, AddressWords, address_line, address_words
from marketplace.storefront.forms.checkout import AddressForm, BuyerForm, PartForm, good_key, whole_or_none
from marketplace.storefront.offers import offers_of

HIDDEN = ("name", "phone", "email", "province", "district", "subdistrict", "postcode", "address", "landmark")


@dataclass(frozen=True)
class AddressLabels:
    """What the levels of an address are called: in Bangkok, and elsewhere where that differs."""

    bangkok: AddressWords
    elsewhere: AddressWords | None

    @classmethod
    def now(cls) -> "AddressLabels":
        inside, outside = address_words(BANGKOK), address_words("")
        return cls(inside, None if inside == outside else outside)


@dataclass
class Till:
    """Everything a buyer says while ordering. What was typed travels in the form, never in an address."""

    cart: CartView
    buyer: BuyerForm
    address: AddressForm
    parts: list[PartForm]
    key: str
    seen_total_satang: int | None = None

    @property
    def is_posted(self) -> bool:
        """Whether any part goes by post, so that an address is needed."""
        return any(part.is_posted for part in self.parts)

    def is_valid(self) -> bool:
        good = [form.is_valid() for form in (self.buyer, *self.parts)]
        if self.is_posted:
            good.append(self.address.is_valid())
        return all(good) and not any(part.offer.closed for part in self.parts)

    @property
    def wrong_fields(self) -> list:
        """The fields that need another look, in the order of the page."""
        forms = [self.buyer, *self.parts, *([self.address] if self.is_posted else [])]
        return [form[name] for form in forms for name in form.errors if name in form.fields]

    @property
    def total_satang(self) -> int:
        return sum(part.offer.total(part.cleaned_data["delivery"]) for part in self.parts)

    @property
    def delivery_satang(self) -> int:
        return self.total_satang - self.cart.goods_satang

    @property
    def address_lines(self) -> list[str]:
        """The address as on the parcel. Only after `is_valid`, and where something is posted."""
        said = self.address.cleaned_data
        names = ("province", "district", "subdistrict", "postcode")
        lines = [said["address"], address_line(**{name: said[name] for name in names}), said["landmark"]]
        return [line for line in lines if line]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was typed, to carry on as it was typed."""
        data = self.buyer.data
        return [(name, data.get(name, "")) for name in HIDDEN if data.get(name)]

    def request(self, cart: Cart, language: str) -> PlaceOrder:
        """The order as it is asked for. Only after `is_valid`."""
        return PlaceOrder(
            checkout_key=self.key,
            cart=cart,
            buyer=self.buyer.buyer(),
            parts=tuple(part.choice() for part in self.parts),
            address=self.address.address_given() if self.is_posted else Address(),
            language=language,
            seen_total_satang=self.seen_total_satang,
        )


def till(cart: CartView, data: QueryDict | None = None) -> Till:
    """The forms for what lies in the cart now, filled with `data` where something was sent."""
    sent = data or {}
    parts = [PartForm(data, offer=offer) for offer in offers_of(cart)]
    return Till(
        cart=cart,
        buyer=BuyerForm(data),
        address=_address(parts, data),
        parts=parts,
        key=good_key(sent.get("key", "")) or new_checkout_key(),
        seen_total_satang=whole_or_none(sent.get("seen_total", "")),
    )


def _address(parts: list[PartForm], data: QueryDict | None) -> AddressForm:
    """Checked only when something goes by post; otherwise what was typed is kept and nothing is missing."""
    if data is None or any(part.is_valid() and part.is_posted for part in parts):
        return AddressForm(data)
    typed = {name: data[name] for name in AddressForm.base_fields if data.get(name)}
    return AddressForm(initial={"province": BANGKOK, **typed})
