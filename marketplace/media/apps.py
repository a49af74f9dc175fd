from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "marketplace.media"
    label = "talat_media"
    verbose_name = _("Photos")
    default_auto_field = "django.db.models.BigAutoField"
