"""The page of a shop: words and pictures only; the record is `Shop`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from communities.models import RowPage
from themes.fields import BodyField
from themes.pages import TwinTitle, page_link


class ShopPage(RowPage, TwinTitle, Page):
    """Made by `open_shop()` only; its title is the shop's name."""

    page_ptr = page_link()
    intro_th = models.TextField(_("about the shop"), blank=True)
    intro_en = models.TextField(_("about the shop, in English"), blank=True)
    body_th = BodyField(blank=True, verbose_name=_("page"))
    body_en = BodyField(blank=True, verbose_name=_("page in English"))
    cover = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    cover_alt_th = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    cover_alt_en = models.CharField(_("what the picture shows, in English"), max_length=200, blank=True)
    maker = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )

    row_name = "shop"
    is_creatable = False
    parent_page_types = ["talat_communities.CommunityPage"]
    content_panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("title_en")], _("Name of the shop")),
        MultiFieldPanel(
            [
                FieldPanel("cover"),
                FieldPanel("cover_alt_th"),
                FieldPanel("cover_alt_en"),
                FieldPanel("maker"),
            ],
            _("Pictures"),
        ),
        MultiFieldPanel([FieldPanel("intro_th"), FieldPanel("intro_en")], _("About the shop")),
        FieldPanel("body_th"),
        FieldPanel("body_en"),
    ]

    class Meta:
        verbose_name = _("shop page")
        verbose_name_plural = _("shop pages")
