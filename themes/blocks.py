"""The blocks an editor builds a page of: words and pictures, never a number.

A block that chooses pages chooses pages of any type; how these look as cards is
said by the room that knows them (`themes.rendering`). A page has one body in
Thai and one in English, so a block holds its words once.
"""

from collections.abc import Mapping
from contextvars import ContextVar

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from themes import rendering

# The pages a body was found to name, read at once by whoever draws it (`themes.body`).
KNOWN_PAGES: ContextVar[Mapping[int, Page] | None] = ContextVar("talat_known_pages", default=None)


class ChosenPageBlock(blocks.PageChooserBlock):
    """A page of any kind; taken from those already read where there are some."""

    def bulk_to_python(self, values):
        known = KNOWN_PAGES.get()
        return super().bulk_to_python(values) if known is None else [known.get(value) for value in values]


class PhotoBlock(ImageChooserBlock):
    """A picture; where the body was looked through its sizes are read by id, and its row only if asked."""

    def bulk_to_python(self, values):
        if KNOWN_PAGES.get() is None:
            return super().bulk_to_python(values)
        model = self.model_class
        return [model.from_db(None, [model._meta.pk.attname], [value]) if value else None for value in values]


class StoryBlock(blocks.StructBlock):
    """Somebody tells: a picture, a heading, a few sentences, where to read on."""

    kicker = blocks.CharBlock(required=False, label=_("Small line above"))
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Words"), features=["bold", "italic", "link", "ul"])
    image = PhotoBlock(required=False, label=_("Picture"))
    alt = blocks.CharBlock(required=False, label=_("What the picture shows"))
    page = ChosenPageBlock(required=False, label=_("Read on at"))

    class Meta:
        icon = "openquote"
        label = _("Story")
        template = "talat_themes/blocks/story.html"


class PictureBlock(blocks.StructBlock):
    image = PhotoBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What the picture shows"), help_text=_("For people who cannot see it."))
    caption = blocks.CharBlock(required=False, label=_("Words below"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "talat_themes/blocks/picture.html"


class ChosenPagesBlock(blocks.StructBlock):
    """Pages of any kind, drawn as cards, all kinds in one go."""

    heading = blocks.CharBlock(required=False, label=_("Heading"))
    lead = blocks.CharBlock(required=False, label=_("Line below"))
    pages = blocks.ListBlock(ChosenPageBlock(), label=_("Pages"))

    class Meta:
        icon = "list-ul"
        template = "talat_themes/blocks/chosen.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        pages = [page for page in value["pages"] if page]
        drawn = context.get("drawn")
        if drawn is None:
            drawn = rendering.cards(pages)
        context["cards"] = [drawn[page.pk] for page in pages if page.pk in drawn]
        context["wide"] = self.name == "chosen_shops"
        return context


class CallToActBlock(blocks.StructBlock):
    """One thing to do, on one button."""

    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(required=False, label=_("Words"))
    button = blocks.CharBlock(label=_("Words on the button"))
    page = ChosenPageBlock(required=False, label=_("Leads to the page"))
    url = blocks.URLBlock(required=False, label=_("or to the address"))

    class Meta:
        icon = "pick"
        label = _("Call to act")
        template = "talat_themes/blocks/call.html"


class SlotBlock(blocks.StaticBlock):
    """A place that an upper room fills (`rendering.fill_slot`); empty where none does."""

    class Meta:
        icon = "site"
        slot = ""

    def render(self, value, context=None):
        filled = rendering.slot(self.meta.slot)
        if not filled:
            return ""
        inner = dict(context or {})
        ready = inner.get("slots", {}).get(self.meta.slot)
        inner.update(filled.context(inner.get("request")) if ready is None else ready)
        return render_to_string(filled.template, inner)


class BodyBlocks(blocks.StreamBlock):
    """What home, community and shop pages may be built of."""

    story = StoryBlock()
    words = blocks.RichTextBlock(
        features=["h2", "h3", "bold", "italic", "link", "ol", "ul"],
        icon="pilcrow",
        label=_("Words"),
        template="talat_themes/blocks/words.html",
    )
    picture = PictureBlock()
    gallery = blocks.ListBlock(
        PictureBlock(), icon="image", label=_("Gallery"), template="talat_themes/blocks/gallery.html"
    )
    chosen_products = ChosenPagesBlock(label=_("Chosen products"))
    chosen_shops = ChosenPagesBlock(label=_("Chosen shops"))
    call_to_act = CallToActBlock()
    my_community = SlotBlock(
        slot="my_community",
        label=_("Shops in my community"),
        admin_text=_("The shops of the community the reader chose, drawn when the page is read."),
    )
