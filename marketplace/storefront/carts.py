"""The buyer's cart, found by a cookie that is only set when something is put in."""

import re

from django.http import HttpRequest, HttpResponse

from marketplace.cart.domain.carts import cart_for, new_cart
from marketplace.cart.models import Cart

COOKIE = "cart"
DAYS = 60
_KEY = re.compile(r"[\w-]{20,43}", re.ASCII)


def cart_of(request: HttpRequest) -> Cart | None:
    """The cart this browser carries, or None. Makes nothing."""
    key = request.COOKIES.get(COOKIE, "")
    return cart_for(key) if _KEY.fullmatch(key) else None


def cart_to_fill(request: HttpRequest) -> Cart:
    """The cart this browser carries, or a new one for it; hand it out with `remember`."""
    return cart_of(request) or new_cart()


def remember(response: HttpResponse, request: HttpRequest, cart: Cart) -> HttpResponse:
    """Give the browser the key of its cart. No script can read it, no other site's form sends it."""
    response.set_cookie(
        COOKIE,
        cart.key,
        max_age=DAYS * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response
