"""What the order page's views share: finding the order by its link, and answering privately."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from marketplace.messages.conf import is_demo
from marketplace.orders.models import Order
from marketplace.orders.queries import order_by_link, parts_of_order
from marketplace.payments.queries import with_money
from marketplace.storefront.guards import not_from_elsewhere
from marketplace.storefront.parts import PartView, heading

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """Give the view its order, or answer 404. The answer is for these eyes alone.

    No cookie is read. The address is the key, so nothing may keep or pass it on:
    no cache, no search engine, no referrer.
    """

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, reference: str, token: str, **kwargs: object) -> HttpResponse:
        order = order_by_link(reference, token)
        if order is None:
            raise Http404
        response = view(request, order, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


def press(view: View) -> View:
    """A button on the order page. Who opens its address (a reload, say) gets the page; nothing is changed."""

    @not_from_elsewhere
    @by_link
    @wraps(view)
    def pressed(request: HttpRequest, order: Order, position: int) -> HttpResponse:
        if request.method != "POST":
            return redirect(address(order, position))
        return view(request, order, position)

    return pressed


def parts_of(order: Order) -> list[PartView]:
    """The order's parts as the buyer sees them now."""
    now = timezone.now()
    parts = list(with_money(parts_of_order(order)))
    for part in parts:
        part.order = order
    return [PartView(part, now) for part in parts]


def part_at(order: Order, position: int) -> PartView:
    """One part by its place in the order; 404 for one that is not there."""
    for view in parts_of(order):
        if view.part.position == position:
            return view
    raise Http404


def address(order: Order, position: int | None = None, **query: str) -> str:
    """The order page, at one of its parts."""
    link = reverse("talat_storefront:order", args=[order.reference, order.token])
    return f"{link}{'?' + urlencode(query) if query else ''}{f'#part-{position}' if position else ''}"


def show(
    request: HttpRequest, order: Order, *, position: int | None = None, wrong: str = "", wrong_slip: str = ""
) -> HttpResponse:
    """The order page, or for htmx the one part that was touched; with what went wrong beside it."""
    parts = parts_of(order)
    first_to_pay = next((view.part.position for view in parts if view.takes_slip), None)
    context = {
        "order": order,
        "parts": parts,
        "heading": heading(parts),
        "position": position,
        "wrong": wrong,
        "wrong_slip": wrong_slip,
        "first_to_pay": first_to_pay,
        "to_pay": sum(view.takes_slip for view in parts),
        "demo": is_demo(),
        "private": True,
    }
    if request.htmx and position:
        context["view"] = next(view for view in parts if view.part.position == position)
        return render(request, "talat_storefront/orders/_part.html", context)
    return render(request, "talat_storefront/orders/order.html", context)
