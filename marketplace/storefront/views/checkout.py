"""Ordering: say who and how, read it all once, order. No account, no session.

What was typed travels from step to step inside the form and is checked at each:
nothing of it is stored before the order, and nothing stands in an address.
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from marketplace.cart.changes import Change, Kind
from marketplace.cart.domain.carts import accept_changes
from marketplace.cart.models import Cart
from marketplace.cart.queries import cart_view
from marketplace.checkout.domain.place import place_order
from marketplace.checkout.errors import CartChanged, NotComplete
from marketplace.orders.models import Order
from marketplace.storefront.carts import cart_of
from marketplace.storefront.forms.checkout import good_key
from marketplace.storefront.till import AddressLabels, Till, till

# These a buyer mends by choosing again; the others by agreeing to what is left.
CHOOSE_AGAIN = {Kind.SHOP_NEW, Kind.DELIVERY_GONE, Kind.TOO_HEAVY, Kind.PAYMENT_GONE}


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest) -> HttpResponse:
    """All steps; the button that was pressed says which comes next."""
    mine = cart_of(request)
    go = request.POST.get("go", "review")
    if request.method == "POST" and go == "accept" and mine:
        accept_changes(cart=mine)
    cart = cart_view(mine, with_photos=False)
    if not cart or mine is None:
        return _empty(request)
    if request.method != "POST":
        return _fill_in(request, till(cart)) if cart.orderable else redirect("talat_storefront:cart")
    now = till(cart, request.POST)
    if go == "edit" or not now.is_valid():
        return _fill_in(request, now)
    if go == "order":
        return _order(request, mine, now)
    return _changed(request, now, cart.changes) if cart.changes else _read_once(request, now)


def _order(request: HttpRequest, mine: Cart, now: Till) -> HttpResponse:
    try:
        order = place_order(request=now.request(mine, get_language() or "th"))
    except CartChanged as error:
        return _changed(request, now, error.changes)
    except NotComplete as error:
        form = now.buyer if error.field in now.buyer.fields else now.address
        form.add_error(error.field, str(error))
        return _fill_in(request, now)
    return _to(order)


def _empty(request: HttpRequest) -> HttpResponse:
    """Nothing to order: because it was ordered a moment ago by the same form, or because nothing is there."""
    key = good_key(request.POST.get("key", ""))
    order = Order.objects.filter(checkout_key=key).first() if key else None
    return _to(order) if order else redirect("talat_storefront:cart")


def _to(order: Order) -> HttpResponse:
    return redirect("talat_storefront:order", reference=order.reference, token=order.token)


def _fill_in(request: HttpRequest, now: Till, *, changes: Sequence[Change] = ()) -> HttpResponse:
    """Who, how, where, on one page."""
    context = {"till": now, "changes": changes, "words": AddressLabels.now(), "private": True}
    return render(request, "talat_storefront/checkout/fill_in.html", context)


def _read_once(request: HttpRequest, now: Till) -> HttpResponse:
    """All of it, to read before ordering."""
    return render(request, "talat_storefront/checkout/read_once.html", {"till": now, "private": True})


def _changed(request: HttpRequest, now: Till, changes: Sequence[Change]) -> HttpResponse:
    """Something is not as the buyer saw it: say what, and ask. Nothing was ordered."""
    kinds = {change.kind for change in changes}
    if Kind.EMPTY in kinds:
        return _empty(request)
    if kinds & CHOOSE_AGAIN:
        return _fill_in(request, now, changes=changes)
    return render(
        request, "talat_storefront/checkout/changed.html", {"till": now, "changes": changes, "private": True}
    )
