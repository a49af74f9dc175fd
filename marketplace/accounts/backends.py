"""Sign in by phone number and password."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from marketplace.accounts.models import SignInPhone
from thai.phones import PhoneError, normalise_phone


class SignInPhoneBackend(ModelBackend):
    """Finds the user by `SignInPhone`; takes as long for an unknown number as for a wrong password."""

    def authenticate(self, request, phone=None, password=None, **kwargs):
        if phone is None or password is None:
            return None
        try:
            number = normalise_phone(phone)
        except PhoneError:
            number = ""
        row = SignInPhone.objects.select_related("user").filter(phone=number).first()
        if row is None:
            get_user_model()().set_password(password)
            return None
        if row.user.check_password(password) and self.user_can_authenticate(row.user):
            return row.user
        return None
