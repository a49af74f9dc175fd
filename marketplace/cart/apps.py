from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CartConfig(AppConfig):
    name = "marketplace.cart"
    label = "talat_cart"
    verbose_name = _("Cart")
    default_auto_field = "django.db.models.BigAutoField"
