"""What a seller types about an order."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.delivery.carriers import carrier_choices, check_tracking
from marketplace.payments.models import Refund
from marketplace.shop_editor.forms.fields import BahtField, LineField
from thai.fields import ThaiDateField

OTHER = "other"
MIDDAY = dt.time(12)


class ShipForm(forms.Form):
    """Who carries the parcel, and its number as that carrier prints it."""

    carrier = forms.ChoiceField(label=_("Who carries it"), choices=carrier_choices)
    tracking_number = forms.CharField(
        label=_("Tracking number"), max_length=60, help_text=_("It stands on the receipt of the counter")
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["tracking_number"].widget.attrs.update(autocomplete="off", autocapitalize="characters")
        self.fields["tracking_number"].error_messages["required"] = _(
            "Type the tracking number on the receipt"
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                data["tracking_number"] = check_tracking(
                    carrier=data["carrier"], number=data["tracking_number"]
                )
            except forms.ValidationError as error:
                self.add_error("tracking_number", error)
        return data


class CancelForm(forms.Form):
    """Why an order cannot be delivered; the buyer reads it."""

    class Reason:
        CHOICES = (
            ("too_late", _("We cannot make it in time")),
            ("sold_out", _("It is sold out")),
            ("cannot_bring", _("We cannot bring it there")),
            ("buyer_asked", _("The buyer asked to cancel")),
            (OTHER, pgettext_lazy("reason", "Something else")),
        )

    reason = forms.ChoiceField(
        label=_("Why? The buyer will read it"), choices=Reason.CHOICES, widget=forms.RadioSelect
    )
    words = LineField(label=_("In your own words, if you like"), max_length=180, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = _("Choose a reason first")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == OTHER and not data.get("words") and "words" not in self.errors:
            self.add_error("words", _("Tell the buyer why, in a few words"))
        return data

    def sentence(self) -> str:
        """The reason as the buyer reads it."""
        words = self.cleaned_data["words"]
        return words or str(dict(self.Reason.CHOICES)[self.cleaned_data["reason"]])


class ReturnedForm(forms.Form):
    """Money that was given back: how much, how, when."""

    HOW = (
        ("transfer", _("By transfer")),
        ("cash", _("In cash")),
        (OTHER, _("In another way")),
    )

    amount = BahtField(label=_("How much"))
    how = forms.ChoiceField(label=_("How"), choices=HOW, widget=forms.RadioSelect)
    words = LineField(label=_("To which account, or how"), max_length=90, required=False)
    day = ThaiDateField(label=_("On which day"), help_text=_("Such as 23/11/2569"))

    def __init__(self, *args: Any, refund: Refund, **kwargs: Any):
        self.refund = refund
        super().__init__(*args, **kwargs)
        self.fields["amount"].error_messages["required"] = _("Type how much you gave back")
        self.fields["how"].error_messages["required"] = _("Choose how you gave it back")
        self.fields["day"].error_messages["required"] = _("Type the day, such as 23/11/2569")

    def clean_day(self) -> dt.date:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet"), code="future")
        if day < timezone.localdate(self.refund.created_at):
            raise forms.ValidationError(_("That is before the order was canceled"), code="past")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("how") == OTHER and not data.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say how, in a few words"))
        return data

    def told(self) -> str:
        """How it went back, in one line."""
        data = self.cleaned_data
        way = "" if data["how"] == OTHER else str(dict(self.HOW)[data["how"]])
        return " ".join(part for part in (way, data["words"]) if part)

    def at(self) -> dt.datetime:
        """When: now for today, else midday of that day, never before it was due."""
        day, now = self.cleaned_data["day"], timezone.now()
        if day == timezone.localdate(now):
            return now
        return max(timezone.make_aware(dt.datetime.combine(day, MIDDAY)), self.refund.created_at)
