"""Form fields that read numbers, dates and phones as people here type them.

The widgets are plain text: a `number` or `date` input would refuse ๓ before we see it.
"""

from django import forms

from .dates import read_date
from .digits import read_whole
from .phones import normalise_mobile, normalise_phone


class WholeNumberField(forms.IntegerField):
    """A whole number within `min_value` and `max_value`; ๓ and １２ are read, 1.5 and 1e2 refused."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return read_whole(value)


class ThaiDateField(forms.Field):
    """A day in either era, day first."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return read_date(value)


class PhoneField(forms.CharField):
    """A Thai phone number, kept as +66…; `mobile=True` asks for a mobile."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, *, mobile: bool = False, **kwargs):
        self.mobile = mobile
        super().__init__(**kwargs)

    def to_python(self, value):
        typed = super().to_python(value)
        if typed in self.empty_values:
            return typed
        return (normalise_mobile if self.mobile else normalise_phone)(typed)
