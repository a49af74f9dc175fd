"""The forms by which people sign in."""

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from marketplace.accounts.domain.sign_in import who_is_it
from marketplace.accounts.errors import TooManyGuesses
from thai.fields import PhoneField

MAX_PASSWORD = 200


class SignInForm(forms.Form):
    """Phone and password; `user` is set where they fit."""

    phone = PhoneField(label=_("Phone number"), max_length=40)
    password = forms.CharField(
        label=_("Password"),
        max_length=MAX_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, request: HttpRequest, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: AbstractBaseUser | None = None
        self.fields["phone"].widget.attrs["autocomplete"] = "username"
        self.fields["phone"].error_messages["required"] = _("Type your phone number, such as 081-234-5678")
        self.fields["password"].error_messages["required"] = _("Type your password")

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        try:
            self.user = who_is_it(request=self.request, name=data["phone"], password=data["password"])
        except TooManyGuesses as error:
            raise forms.ValidationError(str(error), code="wait") from error
        if self.user is None:
            raise forms.ValidationError(
                _("This phone number and password do not go together. Look at both once more"), code="unknown"
            )
        return data


class AdminSignInForm(LoginForm):
    """Wagtail's own form, for a site that also knows people by phone.

    Set `WAGTAILADMIN_USER_LOGIN_FORM` to it; a site that does not keeps Wagtail's.
    """

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Phone number or user name")
        self.fields["username"].widget.attrs["placeholder"] = _("Phone number or user name")
        self.fields["password"].max_length = MAX_PASSWORD

    def clean(self) -> dict:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (name and password):
            return self.cleaned_data
        try:
            user = who_is_it(request=self.request, name=name, password=password, usernames=True)
        except TooManyGuesses as error:
            raise forms.ValidationError(str(error), code="wait") from error
        if user is None:
            raise self.get_invalid_login_error()
        self.confirm_login_allowed(user)
        self.user_cache = user
        return self.cleaned_data
