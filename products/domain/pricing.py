"""Prices. A price stands on the variant alone; no page, draft or revision holds one."""

from __future__ import annotations

from datetime import datetime

from communities.domain.acting import Acting
from products.domain.rows import check_price
from products.models import Variant


def set_price(*, variant: Variant, price_satang: int, acting: Acting, at: datetime | None = None) -> bool:
    """Sell at this price from now on; placed orders keep theirs. False where it was the price already.

    Raises `PriceRefused` for 0, less, or more than 99,999,999 baht.
    """
    check_price(price_satang)
    others = Variant.objects.filter(pk=variant.pk).exclude(price_satang=price_satang)
    changed = others.update(price_satang=price_satang)
    variant.price_satang = price_satang
    return bool(changed)
