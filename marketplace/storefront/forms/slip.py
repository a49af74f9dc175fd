"""The picture of a transfer slip."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SlipForm(forms.Form):
    """What the picture is, is looked at where it is put away."""

    slip = forms.FileField(
        max_length=None,
        error_messages={
            "required": _("Choose the picture of the slip first."),
            "empty": _("The picture is empty. Choose it once more."),
        },
    )
