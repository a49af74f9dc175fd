"""Small helpers every template of the house uses: `{% load talat %}`."""

from django import template
from django.template.base import Node, Parser, Token
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from themes import icons, rendering, words

register = template.Library()


class FixedNode(Node):
    """Text known when the template is compiled, so that drawing it costs nothing."""

    def __init__(self, text: str):
        self.text = text

    def render(self, context: template.Context) -> SafeString:
        return mark_safe(self.text)


class IconNode(Node):
    def __init__(self, name):
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        name = self.name.resolve(context)
        return mark_safe(icons.icon_html(name)) if name in icons.ICONS else mark_safe("")


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """`{% icon "cart" %}`: the drawing, hidden from screen readers."""
    _, argument = token.split_contents()
    if argument[0] in "\"'":
        return FixedNode(icons.icon_html(argument[1:-1]))
    return IconNode(parser.compile_filter(argument))


@register.simple_tag
def twin(obj, field: str = "name") -> str:
    """`{% twin shop "name" %}`: the words in the active language, marked where they fall back to Thai."""
    return words.marked(obj, field)


@register.filter(name="words")
def plain_words(obj, field: str) -> str:
    """`{{ shop|words:"name" }}`: for places that cannot hold a tag, such as titles and alt texts."""
    return words.words(obj, field)


@register.inclusion_tag("talat_themes/parts/field.html")
def field(bound, *, big: bool = False, after: str = "", number: str = "") -> dict:
    """A form field with its label, hint and error; what was typed stays."""
    classes = bound.field.widget.attrs.get("class", "in money" if big else "in")
    return {
        "field": bound,
        "input": bound.as_widget(attrs={"class": classes}),
        "is_choice": getattr(bound.field.widget, "input_type", "") in ("checkbox", "radio"),
        "is_group": bound.use_fieldset,
        "after": after,
        "number": number,
    }


@register.simple_tag(takes_context=True)
def photo(context: template.Context, image, *, alt: str = "") -> SafeString:
    """A picture inside a block, drawn by the room that knows photos, else by Wagtail."""
    return rendering.photo(image, str(alt), context.get("sizes"))


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, page) -> str:
    """The address of a page that a block names."""
    return rendering.page_address(page, context.get("request"))


@register.filter
def phrases(text) -> SafeString:
    """Thai words with each phrase kept on one line where it fits: lines break at spaces first.

    Thai writes no spaces between words, so a browser breaks a heading anywhere
    between two of them; the spaces it does write are where a reader breathes.
    """
    if isinstance(text, SafeString) and "<" in text:
        return text
    parts = str(text).split()
    return (
        format_html_join(" ", '<span class="ph">{}</span>', ((part,) for part in parts))
        if len(parts) > 1
        else text
    )
