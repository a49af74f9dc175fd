from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from communities.domain.rights import offer_to_officers


class ShopsConfig(AppConfig):
    name = "shops"
    label = "talat_shops"
    verbose_name = _("Shops")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        offer_to_officers("talat_shops.view_shop", "talat_shops.change_shop")
