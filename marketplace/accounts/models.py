"""Who may sign in. These models know nothing of the rest of ours."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """This site's user. A site with a user model of its own never makes this table."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"


class SignInPhone(models.Model):
    """The phone number that signs a user in; one a user, each number once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="talat_sign_in_phone")
    phone = models.CharField(_("phone"), max_length=16, unique=True, help_text=_("E.164, as +66812345678"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("phone to sign in with")
        verbose_name_plural = _("phones to sign in with")

    def __str__(self) -> str:
        return self.phone


class SignInGuess(models.Model):
    """How often a password was guessed for a phone, or from a network, since `began_at`."""

    subject = models.CharField(max_length=64, unique=True, help_text="A keyed hash: it names nobody.")
    count = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("guess at a password")
        verbose_name_plural = _("guesses at passwords")

    def __str__(self) -> str:
        return f"{self.count} since {self.began_at:%H:%M}"
