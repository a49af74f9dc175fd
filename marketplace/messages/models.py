"""What is still to be said to somebody, and what has been."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutgoingMessage(models.Model):
    """One message to one person. The key is unique, so that nothing is said twice.

    `next_try_at` is when to try (again); empty once it is sent or given up.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("E-mail")

    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(_("by"), max_length=8, choices=Channel, default=Channel.MAIL)
    to = models.CharField(_("to"), max_length=254, blank=True)
    language = models.CharField(max_length=8)
    template = models.CharField(max_length=40)
    context = models.JSONField(default=dict, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    created_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.CharField(_("what went wrong"), max_length=80, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="talat_message_to_send"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(next_try_at=None), name="talat_message_sent_is_done"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"
