"""Putting goods into a cart and taking them out. Nothing is promised before the order."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from marketplace.cart import conf
from marketplace.cart.errors import CartFull, FewerLeft, NotForSale, QuantityOutOfRange
from marketplace.cart.models import Cart, CartLine
from marketplace.cart.queries import cart_by_key, left_of, lines_of
from products.models import Variant
from products.queries import is_for_sale


def new_cart() -> Cart:
    """An empty cart under a new random key for the buyer's cookie."""
    return Cart.objects.create(key=secrets.token_urlsafe(32))


def cart_for(key: str | None) -> Cart | None:
    """The cart of a cookie's key; None where there is none. Makes nothing."""
    return cart_by_key(key or "")


@transaction.atomic
def add_to_cart(
    *, cart: Cart, variant: Variant, quantity: int = 1, at: dt.datetime | None = None
) -> CartLine:
    """Put `quantity` more of a variant into the cart, and note the price the buyer sees now.

    Raises `NotForSale`, `QuantityOutOfRange`, `FewerLeft` (counting what lies there already)
    and `CartFull`; then nothing is changed. Reserves nothing.
    """
    _hold(cart)
    fresh = _fresh(variant)
    present = {line.variant_id: line for line in CartLine.objects.filter(cart=cart)}
    line = present.get(fresh.pk)
    if line is None and len(present) >= conf.most_lines():
        raise CartFull(conf.most_lines())
    wanted = _checked(quantity) + (line.quantity if line else 0)
    _check_left(fresh, wanted, at=at)
    rows = CartLine.objects.filter(cart=cart, variant=fresh)
    if not rows.update(quantity=F("quantity") + quantity, seen_price_satang=fresh.price_satang):
        line = CartLine(cart=cart, variant=fresh, quantity=quantity, seen_price_satang=fresh.price_satang)
        line.save(force_insert=True)
        return line
    return rows.get()


@transaction.atomic
def set_quantity(
    *, cart: Cart, variant: Variant, quantity: int, at: dt.datetime | None = None
) -> CartLine | None:
    """Make a line hold exactly `quantity`; 0 takes it out (also when it is no longer for sale).

    Raises as `add_to_cart`; a variant that is not in the cart is left alone (None).
    """
    _hold(cart)
    rows = CartLine.objects.filter(cart=cart, variant_id=variant.pk)
    if quantity == 0:
        rows.delete()
        return None
    fresh = _fresh(variant)
    _check_left(fresh, _checked(quantity), at=at)
    if not rows.update(quantity=quantity, seen_price_satang=fresh.price_satang):
        return None
    return rows.get()


@transaction.atomic
def accept_changes(*, cart: Cart, at: dt.datetime | None = None) -> int:
    """The buyer has read what changed and goes on: take prices over, lower to what is left, drop what is
    gone.

    Returns how many lines changed.
    """
    _hold(cart)
    changed = 0
    today = timezone.localdate(at)
    for line in lines_of(cart):
        left = left_of(line.variant, today=today)
        quantity = line.quantity if left is None else min(line.quantity, left)
        if not is_for_sale(line.variant):
            quantity = 0
        price = line.variant.price_satang
        if quantity == 0:
            line.delete()
        elif (quantity, price) != (line.quantity, line.seen_price_satang):
            CartLine.objects.filter(pk=line.pk).update(quantity=quantity, seen_price_satang=price)
        else:
            continue
        changed += 1
    return changed


def throw_old_away(*, at: dt.datetime | None = None) -> int:
    """Delete carts nobody touched for `TALAT_CART_DAYS`; returns how many."""
    before = (at or timezone.now()) - dt.timedelta(days=conf.days_kept())
    old = list(Cart.objects.filter(updated_at__lt=before).order_by("pk").values_list("pk", flat=True)[:1000])
    if not old:
        return 0
    with transaction.atomic():
        Cart.objects.filter(pk__in=old, updated_at__lt=before).delete()
    return len(old)


def _fresh(variant: Variant) -> Variant:
    """The variant as it is in the database now, with all that decides whether it is for sale."""
    row = (
        Variant.objects.filter(pk=variant.pk)
        .select_related("stock", "product__page", "product__shop__page")
        .first()
    )
    if row is None or not is_for_sale(row):
        raise NotForSale
    return row


def _checked(quantity: int) -> int:
    if not 1 <= quantity <= conf.most_of_one():
        raise QuantityOutOfRange(conf.most_of_one())
    return quantity


def _check_left(variant: Variant, wanted: int, *, at: dt.datetime | None) -> None:
    left = left_of(variant, today=timezone.localdate(at))
    if left is not None and wanted > left:
        raise FewerLeft(left)
    if wanted > conf.most_of_one():
        raise QuantityOutOfRange(conf.most_of_one())


def _hold(cart: Cart) -> None:
    """Note that the cart was touched; its row stays locked until the end, so that two taps follow one
    another.
    """
    Cart.objects.filter(pk=cart.pk).update(updated_at=timezone.now())
