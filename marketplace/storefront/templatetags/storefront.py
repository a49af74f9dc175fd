"""`{% load storefront %}`: addresses and the other language."""

from django import template
from django.template.base import Node, Parser, Token
from django.utils.html import conditional_escape

from marketplace.storefront import goods_html, links
from marketplace.storefront.queries import market, photos
from marketplace.storefront.queries.words import said

register = template.Library()


class AtNode(Node):
    def __init__(self, name: str, asked_as: str = ""):
        self.name = name
        self.asked_as = asked_as

    def render(self, context: template.Context) -> str:
        address = conditional_escape(links.at(self.name))
        if not self.asked_as:
            return address
        context[self.asked_as] = address
        return ""


@register.tag
def at(parser: Parser, token: Token) -> Node:
    """`{% at "talat_storefront:products" %}`: like `url`, remembered, and empty where not mounted."""
    _, name, *asked_as = token.split_contents()
    return AtNode(name.strip("\"'"), asked_as[-1] if asked_as else "")


@register.simple_tag(takes_context=True)
def here_in(context, language: str) -> str:
    """This same page in another language, its query kept."""
    request = context.get("request")
    return (
        links.in_language(request.get_full_path(), language) if request else links.language_prefix(language)
    )


@register.simple_tag(takes_context=True)
def page_twins(context) -> list[tuple[str, str]]:
    """Full addresses of this page in each language, for `hreflang`."""
    request = context.get("request")
    return links.twins(request) if request else []


@register.simple_tag
def root() -> str:
    """Where the site begins, in the active language."""
    return links.language_prefix()


@register.simple_tag
def guides() -> list[tuple[str, str]]:
    """The stories the market's foot leads to: [(title, address)] in the active language."""
    links_to = links.PageLinks().to
    told = [(said(title, title_en), links_to(path)) for path, title, title_en in market.guides()]
    return [(title, address) for title, address in told if address]


@register.simple_tag(takes_context=True)
def photo_of(context, image_id, look: str = "card", *, alt: str = "", eager: bool = False) -> str:
    """A photo the view has loaded (`sizes`), as `<picture>`; nothing where there is none."""
    if not image_id:
        return ""
    return photos.picture(context["sizes"].get(image_id), str(alt), look=look, eager=eager)


@register.simple_tag(takes_context=True)
def photo_address(context, image_id) -> str:
    """The address of a photo's largest ordinary size, for share cards."""
    return photos.address(context["sizes"].get(image_id))


@register.simple_tag(takes_context=True)
def goods(context, cards, eager: int = 0) -> str:
    """The cards of goods, with the photos the view has loaded (`sizes`)."""
    return goods_html.goods(cards, context["sizes"], eager=eager)


register.simple_tag(goods_html.options)
register.simple_tag(goods_html.chips)
