"""Two steps that are one tap at the counter."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from communities.domain.acting import Acting
from marketplace.checkout.domain.progress import pack, ready, ship
from marketplace.orders.models import ShopOrder


@transaction.atomic
def goods_ready(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """The goods can be fetched: packed first, where nobody had said so. Raises as `pack` and `ready`."""
    if shop_order.status == ShopOrder.Status.ACCEPTED:
        pack(shop_order=shop_order, acting=acting, at=at)
    return ready(shop_order=shop_order, acting=acting, at=at)


@transaction.atomic
def goods_sent(
    *,
    shop_order: ShopOrder,
    carrier: str,
    tracking_number: str,
    acting: Acting,
    at: dt.datetime | None = None,
) -> ShopOrder:
    """The parcel is with the carrier: packed first, where nobody had said so. Raises as `pack` and `ship`."""
    if shop_order.status == ShopOrder.Status.ACCEPTED:
        pack(shop_order=shop_order, acting=acting, at=at)
    return ship(shop_order=shop_order, carrier=carrier, tracking_number=tracking_number, acting=acting, at=at)
