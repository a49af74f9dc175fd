from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShopEditorConfig(AppConfig):
    name = "marketplace.shop_editor"
    label = "talat_shop_editor"
    verbose_name = _("Shop editor")
    default_auto_field = "django.db.models.BigAutoField"
