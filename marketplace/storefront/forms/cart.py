"""How many of what: typed in either kind of figures, or stepped by a button."""

from django import forms

from marketplace.cart import conf
from thai.fields import WholeNumberField

MOST_KEY = 2**53


class AddForm(forms.Form):
    """Put something into the cart."""

    variant = WholeNumberField(min_value=1, max_value=MOST_KEY)
    quantity = WholeNumberField(min_value=1, required=False, initial=1)

    def clean_quantity(self) -> int:
        return 1 if self.cleaned_data["quantity"] is None else self.cleaned_data["quantity"]


class ChangeForm(forms.Form):
    """Change a line: what was typed, and one more or less where that button was pressed."""

    variant = WholeNumberField(min_value=1, max_value=MOST_KEY)
    quantity = WholeNumberField(min_value=0)
    step = forms.TypedChoiceField(choices=[("-1", "-"), ("1", "+"), ("out", "0")], required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        step = cleaned.get("step")
        if step == "out":
            self.errors.pop("quantity", None)
            cleaned["quantity"] = 0
        elif step and "quantity" in cleaned:
            cleaned["quantity"] = min(max(cleaned["quantity"] + int(step), 0), conf.most_of_one() + 1)
        return cleaned
