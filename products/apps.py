from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from communities.domain.rights import offer_to_officers


class ProductsConfig(AppConfig):
    name = "products"
    label = "talat_products"
    verbose_name = _("Products")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.signals import page_published  # noqa: PLC0415 - models must be loaded first

        from products.checks import check_revisable_models  # noqa: PLC0415
        from products.domain.published import when_published  # noqa: PLC0415
        from products.models import ProductPage  # noqa: PLC0415

        register(check_revisable_models)
        offer_to_officers(
            "talat_products.view_product", "talat_products.change_product", "talat_products.view_category"
        )
        page_published.connect(when_published, sender=ProductPage, dispatch_uid="talat_products")
