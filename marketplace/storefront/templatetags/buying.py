"""`{% load buying %}`: what the cart, the checkout and the order page need."""

from django import template
from django.utils.safestring import SafeString

from marketplace.payments.providers.promptpay.payee import show_payee
from marketplace.storefront.qr import drawing_of
from marketplace.storefront.queries import photos
from products.units import unit_name
from shops.models import Shop
from thai.dates import is_thai
from themes.registry import theme

register = template.Library()


@register.filter
def awning(shop: Shop) -> str:
    """The colours of a shop's awning, for the `style` of its part."""
    return theme(shop.theme).awning


@register.filter
def unit_of(thing) -> str:
    """What one is, as the sign says it: กล่อง 8 ชิ้น. For a variant or an order line."""
    detail = thing.unit_detail_th if is_thai() or not thing.unit_detail_en else thing.unit_detail_en
    return f"{unit_name(thing.unit)} {detail}".strip()


@register.filter
def said(thing, field: str) -> str:
    """The words of a twin field in the active language, Thai where English was never written."""
    thai, english = getattr(thing, f"{field}_th", ""), getattr(thing, f"{field}_en", "")
    return thai if is_thai() or not english else english


@register.simple_tag
def small_photo(photo, sizes) -> SafeString:
    """A photo beside a name that already says what it is: no words of its own."""
    return photos.picture(sizes.get(photo.image_id) if photo else None, "", look="mini")


@register.simple_tag
def page_at(links, page) -> str:
    """The address of a page in the active language, without asking the database; '' for none."""
    return links.to(page.url_path) if page else ""


@register.simple_tag
def part_total(offer, way_id: int) -> int:
    """What one shop's part makes with delivery, in satang."""
    return offer.total(way_id)


@register.simple_tag(name="input")
def bare_input(bound) -> SafeString:
    """The field alone, where its label is drawn by hand."""
    return bound.as_widget(attrs={"class": "in"})


@register.filter
def qr_drawing(payment) -> SafeString:
    """A payment's PromptPay code, drawn."""
    return drawing_of(payment)


@register.filter
def payee_number(payment) -> str:
    """The number the money goes to, as text to copy."""
    return show_payee(kind=payment.payee_kind, number=payment.payee_number)
