"""`{% load storefront %}`: addresses and the other language."""

from django import template
from django.template.base import Node, Parser, Token
from django.utils.html import conditional_escape

from marketplace.storefront import links

register = template.Library()


class AtNode(Node):
    def __init__(self, name: str):
        self.name = name

    def render(self, context: template.Context) -> str:
        return conditional_escape(links.at(self.name))


@register.tag
def at(parser: Parser, token: Token) -> Node:
    """`{% at "talat_storefront:products" %}`: like `url`, remembered, and empty where not mounted."""
    _, name = token.split_contents()
    return AtNode(name.strip("\"'"))


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
