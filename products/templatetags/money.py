"""`{% load money %}`: amounts in satang as people read them."""

from django import template
from django.utils.html import format_html

from products import money, units
from thai.dates import is_thai

register = template.Library()


@register.filter
def baht(satang):
    """The figure alone, for `{{ price|baht }} <small>บาท</small>`: 140."""
    return money.show_amount(satang) if satang not in (None, "") else ""


@register.filter
def baht_unit(satang):
    """140 บาท · ฿140"""
    return money.show_baht(satang) if satang not in (None, "") else ""


@register.filter
def price(satang):
    """As on a price sign: the figure large, its unit small."""
    if satang in (None, ""):
        return ""
    if is_thai():
        return format_html("{} <small>บาท</small>", money.show_amount(satang))
    return format_html("<small>฿</small>{}", money.show_amount(satang))


@register.filter
def baht_decimal(satang):
    """140.00, for structured data and inputs."""
    return money.plain_decimal(satang) if satang not in (None, "") else ""


@register.filter
def unit_name(key):
    """The word for a unit: กระปุก · jar."""
    return units.unit_name(key) if key else ""
