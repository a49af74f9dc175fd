from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    name = "marketplace.messages"
    label = "talat_messages"
    verbose_name = _("Messages")
    default_auto_field = "django.db.models.BigAutoField"
