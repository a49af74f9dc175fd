"""The cards of a list as HTML, written straight: a page has 24, and a template takes ten times as long.

What they look like is `.good` in the base look; every word is escaped here.
"""

from collections.abc import Iterable, Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

from marketplace.media.queries import Formats
from marketplace.storefront.queries import photos
from marketplace.storefront.queries.cards import ProductCard
from marketplace.storefront.queries.facets import Choice
from products.templatetags.money import price
from themes.icons import icon_html


def text(words: object) -> str:
    """Words as HTML; what is HTML already stays. Django's own does the same and twice as much besides."""
    return words if isinstance(words, SafeString) else escape(str(words))


def goods(cards: Iterable[ProductCard], sizes: Mapping[int, Formats], *, eager: int = 0) -> SafeString:
    """`<article class="good">` for each card; the first `eager` photos are fetched at once."""
    return mark_safe("\n".join([_card(card, sizes, place < eager) for place, card in enumerate(cards)]))


def _card(card: ProductCard, sizes: Mapping[int, Formats], eager: bool) -> str:
    photo = photos.picture(sizes.get(card.image_id), "", eager=eager) if card.image_id else ""
    offer = card.offer
    sign = f'<span class="tag">{price(offer.price_satang)}</span>' if offer else ""
    unit = f"<p>{text(offer.unit)}</p>" if offer else ""
    return (
        f'<article class="good{" gone" if card.gone else ""}"><div class="pic">{photo}</div>{sign}'
        f'<h3><a href="{text(card.url)}">{text(card.title)}</a></h3>{unit}'
        f'<p class="left">{text(card.left)}</p>'
        f'<p>{text(card.shop)} <span class="nb">{text(card.district)}</span></p></article>'
    )


def options(choices: Iterable[Choice]) -> SafeString:
    """`<option>` for each value of a filter, with its count."""
    return mark_safe(
        "".join(
            [
                f'<option value="{text(choice.value)}"{" selected" if choice.on else ""}>'
                f"{text(choice.words)} ({choice.count})</option>"
                for choice in choices
            ]
        )
    )


def chips(choices: Iterable[Choice], *, only_chosen: bool = False) -> SafeString:
    """Choices as links: a chosen one takes itself off."""
    shown = [choice for choice in choices if choice.on or not only_chosen]
    return mark_safe("".join([_chip(choice) for choice in shown]))


def _chip(choice: Choice) -> str:
    count = f' <span class="n">{choice.count}</span>'
    on, cross = (' on" aria-current="true', icon_html("close")) if choice.on else ("", "")
    return (
        f'<a class="chip{on}" href="{text(choice.url)}" rel="nofollow">'
        f"{cross}{text(choice.words)}{'' if choice.on else count}</a>"
    )
