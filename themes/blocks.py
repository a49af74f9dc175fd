"""The blocks an editor builds a page of: words and pictures, never a number."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class StoryBlock(blocks.StructBlock):
    kicker = blocks.CharBlock(required=False, label=_("Small line above"))
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Words"), features=["bold", "italic", "link", "ul"])
    image = ImageChooserBlock(required=False, label=_("Picture"))
    page = blocks.PageChooserBlock(required=False, label=_("Read on at"))

    class Meta:
        icon = "openquote"
        label = _("Story")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What the picture shows"))
    caption = blocks.CharBlock(required=False, label=_("Words below"))

    class Meta:
        icon = "image"
        label = _("Picture")


class ChosenPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, label=_("Heading"))
    lead = blocks.CharBlock(required=False, label=_("Line below"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"))

    class Meta:
        icon = "list-ul"


class CallToActBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(required=False, label=_("Words"))
    button = blocks.CharBlock(label=_("Words on the button"))
    page = blocks.PageChooserBlock(required=False, label=_("Leads to the page"))
    url = blocks.URLBlock(required=False, label=_("or to the address"))

    class Meta:
        icon = "pick"
        label = _("Call to act")


class BodyBlocks(blocks.StreamBlock):
    """What home, community and shop pages may be built of."""

    story = StoryBlock()
    picture = PictureBlock()
    gallery = blocks.ListBlock(PictureBlock(), icon="image", label=_("Gallery"))
    chosen_products = ChosenPagesBlock(label=_("Chosen products"))
    chosen_shops = ChosenPagesBlock(label=_("Chosen shops"))
    call_to_act = CallToActBlock()
