"""The page of a product: words and photos only; the record is `Product`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page

from communities.models import RowPage
from themes.pages import TwinTitle, page_link


class ProductPage(RowPage, TwinTitle, Page):
    """Made by `create_listing()` only; its title is the product's name."""

    page_ptr = page_link()
    description_th = models.TextField(_("about it"), blank=True)
    description_en = models.TextField(_("about it, in English"), blank=True)

    row_name = "product"
    is_creatable = False
    parent_page_types = ["talat_shops.ShopPage"]
    subpage_types: list[str] = []
    content_panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("title_en")], _("Name")),
        InlinePanel("photos", label=_("Photo"), heading=_("Photos")),
        MultiFieldPanel([FieldPanel("description_th"), FieldPanel("description_en")], _("About it")),
    ]

    class Meta:
        verbose_name = _("product page")
        verbose_name_plural = _("product pages")


class ProductPhoto(Orderable):
    """One photo of a product, with what it shows in words."""

    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        get_image_model_string(), models.CASCADE, related_name="+", verbose_name=_("photo")
    )
    alt_th = models.CharField(_("what the photo shows"), max_length=200, blank=True)
    alt_en = models.CharField(_("what the photo shows, in English"), max_length=200, blank=True)

    panels = [FieldPanel("image"), FieldPanel("alt_th"), FieldPanel("alt_en")]
