"""`{% load shop_editor %}`: how long something waits, and sums of goods, in words."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.shop_editor.queries import goods
from products.models import ProductPhoto, Stock, Variant
from products.units import unit_name

register = template.Library()
MINUTE, HOUR, DAY = 60, 3600, 86400


@register.filter
def ago(moment: dt.datetime | None) -> str:
    """'12 minutes ago' in words people say; the largest unit alone."""
    if moment is None:
        return ""
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds < MINUTE:
        return _("just now")
    if seconds < HOUR:
        count = seconds // MINUTE
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", count) % {"count": count}
    if seconds < DAY:
        count = seconds // HOUR
        return ngettext("%(count)s hour ago", "%(count)s hours ago", count) % {"count": count}
    count = seconds // DAY
    return ngettext("%(count)s day ago", "%(count)s days ago", count) % {"count": count}


@register.filter
def of_unit(count: int, unit: str) -> str:
    """'3 boxes'."""
    return f"{count:,} {unit_name(unit, count=count)}"


@register.filter
def weight(grams: int) -> str:
    """'350 g', '1.2 kg'; rounded up to whole 100 g from a kilo on, for the post counter."""
    if grams < 1000:
        return _("%(count)s g") % {"count": grams}
    tenths = -(-grams // 100)
    return _("%(count)s kg") % {
        "count": f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    }


@register.filter
def left(stock: Stock) -> int | None:
    """How many can still be ordered; None where nothing is counted."""
    return goods.left(stock)


@register.filter
def first_photo(variant: Variant) -> ProductPhoto | None:
    return next(iter(variant.product.page.photos.all()), None)
