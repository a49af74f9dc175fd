"""The page of a community: words and pictures only; the record is `Community`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from themes.fields import BodyField
from themes.pages import TwinTitle, page_link

from .row_pages import RowPage


class CommunityPage(RowPage, TwinTitle, Page):
    """Made by `open_community()` only; may stand under any page."""

    page_ptr = page_link()
    intro_th = models.TextField(_("about the community"), blank=True)
    intro_en = models.TextField(_("about the community, in English"), blank=True)
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

    row_name = "community"
    is_creatable = False
    content_panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("title_en")], _("Name on the page")),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt_th"), FieldPanel("cover_alt_en")], _("Picture")
        ),
        MultiFieldPanel([FieldPanel("intro_th"), FieldPanel("intro_en")], _("About the community")),
        FieldPanel("body_th"),
        FieldPanel("body_en"),
    ]

    class Meta:
        verbose_name = _("community page")
        verbose_name_plural = _("community pages")
