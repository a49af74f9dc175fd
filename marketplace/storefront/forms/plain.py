"""Words typed by strangers, shown to others and printed on parcels."""

import re

from django import forms

# Direction marks could turn an address around on the label; the rest cannot be seen at all.
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def plain_words(text: str) -> str:
    """The words without invisible signs, and with single spaces."""
    return " ".join(_UNSEEN.sub("", text).split())


class WordsField(forms.CharField):
    """One line of words. Nothing but invisible signs counts as nothing."""

    def __init__(self, *, autocomplete: str, **kwargs: object) -> None:
        widget = forms.TextInput(attrs={"autocomplete": autocomplete})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: object) -> str:
        return plain_words(super().to_python(value))
