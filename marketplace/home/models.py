"""Free pages: the market's front page, and stories editors write."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page

from communities.models import ThaiSlugs
from themes.fields import BodyField
from themes.pages import TalatPageMixin, TwinTitle, page_link


class HomePage(ThaiSlugs, TalatPageMixin, TwinTitle, Page):
    """The front of the market: a greeting, then what the editor chose; the goods draw themselves."""

    page_ptr = page_link()
    hello_th = models.CharField(_("greeting"), max_length=120, blank=True)
    hello_en = models.CharField(_("greeting in English"), max_length=120, blank=True)
    body_th = BodyField(blank=True, verbose_name=_("page"))
    body_en = BodyField(blank=True, verbose_name=_("page in English"))

    max_count = 1
    template = "talat_home/free_page.html"
    content_panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("title_en")], _("Name of the market")),
        MultiFieldPanel([FieldPanel("hello_th"), FieldPanel("hello_en")], _("Greeting")),
        FieldPanel("body_th"),
        FieldPanel("body_en"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class StoryPage(ThaiSlugs, TalatPageMixin, TwinTitle, Page):
    """A story, a guide, an announcement: words and pictures, nothing that is for sale by itself."""

    page_ptr = page_link()
    intro_th = models.TextField(_("in one or two sentences"), blank=True)
    intro_en = models.TextField(_("in one or two sentences, in English"), blank=True)
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
    body_th = BodyField(blank=True, verbose_name=_("page"))
    body_en = BodyField(blank=True, verbose_name=_("page in English"))

    template = "talat_home/free_page.html"
    content_panels = [
        MultiFieldPanel([FieldPanel("title"), FieldPanel("title_en")], _("Title")),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt_th"), FieldPanel("cover_alt_en")], _("Picture")
        ),
        MultiFieldPanel([FieldPanel("intro_th"), FieldPanel("intro_en")], _("In short")),
        FieldPanel("body_th"),
        FieldPanel("body_en"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
