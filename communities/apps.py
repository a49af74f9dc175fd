from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunitiesConfig(AppConfig):
    name = "communities"
    label = "talat_communities"
    verbose_name = _("Communities")
    default_auto_field = "django.db.models.BigAutoField"
