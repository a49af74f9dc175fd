"""Who buys, where parcels go, and how each shop's part comes and is paid."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.checkout.domain.request import Address, Buyer, PartChoice
from marketplace.delivery.provinces import BANGKOK, normalise_postcode, province_choices, province_name
from marketplace.storefront.offers import Offer
from thai.fields import PhoneField

from .plain import WordsField

_KEY = re.compile(r"[\w-]{43}", re.ASCII)


class BuyerForm(forms.Form):
    """A name to call, a phone, an e-mail if wanted."""

    name = WordsField(
        label=_("Name"),
        max_length=120,
        autocomplete="name",
        error_messages={"required": _("Type the name the shop should call.")},
    )
    phone = PhoneField(
        label=_("Phone"),
        max_length=40,
        help_text=_("Only the shops you order from see it."),
        error_messages={"required": _("Type a phone number, such as 081-234-5678.")},
    )
    email = forms.EmailField(
        label=_("E-mail, if you like"),
        required=False,
        max_length=254,
        help_text=_("We write when the money is seen and when the goods are ready."),
        error_messages={"invalid": _("An e-mail looks like name@example.com. You can also leave it empty.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
    )

    def buyer(self) -> Buyer:
        return Buyer(**self.cleaned_data)


class AddressForm(forms.Form):
    """A Thai address. The district is always asked: postcodes cross districts' borders."""

    province = forms.ChoiceField(
        label=_("Province"),
        choices=province_choices,
        widget=forms.Select(attrs={"autocomplete": "address-level1"}),
    )
    district = WordsField(
        label=_("District"),
        max_length=80,
        autocomplete="address-level2",
        error_messages={"required": _("Type the district.")},
    )
    subdistrict = WordsField(
        label=_("Sub-district"),
        max_length=80,
        autocomplete="address-level3",
        error_messages={"required": _("Type the sub-district.")},
    )
    postcode = WordsField(
        label=_("Postcode"),
        max_length=12,
        autocomplete="postal-code",
        error_messages={"required": _("A postcode has 5 digits, such as 10600")},
    )
    address = WordsField(
        label=_("House number, village, lane, road"),
        max_length=240,
        autocomplete="street-address",
        error_messages={"required": _("Type the house number and the lane.")},
    )
    landmark = WordsField(
        label=_("Near what, if it helps"),
        max_length=160,
        autocomplete="off",
        required=False,
        help_text=_("Such as: blue gate opposite the temple"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("initial", {"province": BANGKOK})
        super().__init__(*args, **kwargs)
        self.fields["postcode"].widget.attrs["inputmode"] = "numeric"

    def clean_postcode(self) -> str:
        return normalise_postcode(self.cleaned_data["postcode"])

    def address_given(self) -> Address:
        """The address as the shop writes it on the parcel: the province by its Thai name."""
        return Address(
            **{**self.cleaned_data, "province": province_name(self.cleaned_data["province"], "th")}
        )


class PartForm(forms.Form):
    """One shop's part: one of its ways to get it, one of its ways to pay that goes with it."""

    delivery = forms.TypedChoiceField(
        coerce=int,
        error_messages={
            "required": _("Choose how to get it."),
            "invalid_choice": _("Choose again how to get it."),
        },
    )
    payment = forms.ChoiceField(
        error_messages={"required": _("Choose how to pay."), "invalid_choice": _("Choose again how to pay.")}
    )

    def __init__(self, *args: object, offer: Offer, **kwargs: object) -> None:
        self.offer = offer
        kwargs.setdefault("initial", {"delivery": offer.first_way, "payment": offer.first_pay})
        super().__init__(*args, prefix=f"shop{offer.part.shop.pk}", **kwargs)
        self.fields["delivery"].choices = [(way.method.pk, "") for way in offer.ways if way.possible]
        self.fields["payment"].choices = [(pay.name, "") for pay in offer.pays]

    def clean(self) -> dict:
        cleaned = super().clean()
        if "delivery" in cleaned and "payment" in cleaned:
            refused = self.offer.refusal(way_id=cleaned["delivery"], pay=cleaned["payment"])
            if refused:
                self.add_error("payment", refused)
        return cleaned

    @property
    def is_posted(self) -> bool:
        """Whether this part goes by post as far as is known yet."""
        return self.offer.is_posted(getattr(self, "cleaned_data", {}).get("delivery"))

    def seen(self, name: str) -> int | None:
        """What the page before said it costs, in satang; only ever compared, never believed."""
        return whole_or_none(self.data.get(f"{self.prefix}-seen_{name}", ""))

    def choice(self) -> PartChoice:
        return PartChoice(
            shop_id=self.offer.part.shop.pk,
            delivery_method_id=self.cleaned_data["delivery"],
            payment_method=self.cleaned_data["payment"],
            seen_delivery_satang=self.seen("delivery"),
            seen_total_satang=self.seen("total"),
        )


def whole_or_none(text: str) -> int | None:
    """A whole number of our own making that came back in a form; anything else is as if it were not there."""
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text, re.ASCII) else None


def good_key(text: str) -> str:
    """The form's own key if it has the shape we give out, else ''."""
    return text if _KEY.fullmatch(text) else ""
