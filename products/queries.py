"""Which products are shown, which variants can be bought, and how many can be taken now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from products.models import Product, Stock, Variant
from shops.models import Shop
from thai.words import normalise

FEW = 5


def on_sale() -> QuerySet[Product]:
    """Products lists show: active, of an active shop, with a live page; the newest first.

    A shop that is closed at the moment still shows its shelf.
    """
    return Product.objects.filter(
        status=Product.Status.ACTIVE, shop__status=Shop.Status.ACTIVE, page__live=True
    ).order_by("-pk")


def matching(products: QuerySet[Product], typed: str) -> QuerySet[Product]:
    """Those whose words hold every word typed, wherever inside a name it stands."""
    for word in normalise(typed).casefold().split():
        products = products.filter(search_text__contains=word)
    return products


def in_stock(day: date | None = None) -> Q:
    """For variants: something can be taken now. The query twin of `availability(...).can_be_taken`."""
    today = day or timezone.localdate()
    uncounted = ~Q(stock__mode__in=Stock.COUNTING)
    left = Q(stock__on_hand__gt=F("stock__reserved"))
    return (uncounted | left) & (Q(stock__sold_out_on=None) | ~Q(stock__sold_out_on=today))


def for_sale() -> QuerySet[Variant]:
    """Variants that can go into a cart now. The query twin of `is_for_sale`; a test proves them equal."""
    return Variant.objects.filter(
        is_active=True,
        product__status=Product.Status.ACTIVE,
        product__shop__status=Shop.Status.ACTIVE,
        product__shop__is_open=True,
        product__page__live=True,
    )


def is_for_sale(variant: Variant) -> bool:
    """Whether a variant can go into a cart: product active, variant active, shop active and open, page live.

    The one place that decides. Whether any is left is another question: `availability`.
    """
    product, shop = variant.product, variant.product.shop
    return (
        variant.is_active
        and product.status == Product.Status.ACTIVE
        and shop.status == Shop.Status.ACTIVE
        and shop.is_open
        and product.page is not None
        and product.page.live
    )


@dataclass(frozen=True)
class Availability:
    """How many can be taken now: `left` is None where nobody counts. `state` is a word for code and CSS."""

    state: str  # here, few, sold_out, sold_out_today, made_to_order, always
    left: int | None
    lead_days: int = 0

    @property
    def can_be_taken(self) -> bool:
        return self.left is None or self.left > 0

    @property
    def words(self) -> str:
        """What a buyer reads, in the active language."""
        return {
            "here": _("In stock"),
            "few": _("%(count)s left") % {"count": self.left},
            "sold_out": _("Sold out"),
            "sold_out_today": _("Sold out for today"),
            "made_to_order": _("Made to order, ready in %(days)s days") % {"days": self.lead_days}
            if self.lead_days
            else _("Made to order"),
            "always": _("In stock"),
        }[self.state]


def availability(stock: Stock, today: date | None = None) -> Availability:
    """How many of a variant can be taken on a day, and in words."""
    today = today or timezone.localdate()
    if stock.sold_out_on == today:
        return Availability("sold_out_today", 0, stock.lead_days)
    if stock.mode == Stock.Mode.MADE_TO_ORDER:
        return Availability("made_to_order", None, stock.lead_days)
    if stock.mode == Stock.Mode.UNLIMITED:
        return Availability("always", None, stock.lead_days)
    left = stock.on_hand - stock.reserved
    if left <= 0:
        state = "sold_out_today" if stock.mode == Stock.Mode.DAILY else "sold_out"
        return Availability(state, 0, stock.lead_days)
    return Availability("few" if left <= FEW else "here", left, stock.lead_days)
