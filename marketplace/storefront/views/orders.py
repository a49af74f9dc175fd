"""The order page: opened by its link alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communities.domain.acting import NOBODY
from marketplace.checkout.domain.cancel import cancel_part
from marketplace.messages.conf import is_demo
from marketplace.orders.errors import OrderError
from marketplace.orders.models import Order, ShopOrder
from marketplace.payments.domain.refunds import mark_received, say_missing
from marketplace.payments.errors import PaymentError
from marketplace.storefront.views.order_pages import address, by_link, part_at, parts_of, press, show


@require_safe
@by_link
def order(request: HttpRequest, order: Order) -> HttpResponse:
    """Each shop's part in words, and what the buyer may do about it."""
    return show(request, order)


@require_safe
@by_link
def receipt(request: HttpRequest, order: Order) -> HttpResponse:
    """To print: what was bought, for how much, in figures and in words."""
    context = {"order": order, "parts": parts_of(order), "demo": is_demo(), "private": True}
    return render(request, "talat_storefront/orders/receipt.html", context)


@press
def cancel(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The buyer does not want one shop's part any more; until the shop takes it on or money is sent."""
    part = part_at(order, position).part
    try:
        cancel_part(
            shop_order=part,
            reason=_("The buyer canceled"),
            acting=NOBODY,
            canceled_as=ShopOrder.CanceledAs.BUYER,
        )
    except OrderError as error:
        return show(request, order, position=position, wrong=str(error))
    return redirect(address(order, position))


@press
def refund_received(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The money has come back; or it has not, and somebody should look into it."""
    refund = part_at(order, position).refund
    if refund is None:
        return redirect(address(order, position))
    try:
        if request.POST.get("missing"):
            say_missing(refund=refund)
            return redirect(address(order, position, told="1"))
        mark_received(refund=refund, acting=NOBODY)
    except PaymentError as error:
        return show(request, order, position=position, wrong=str(error))
    return redirect(address(order, position))
