"""Paying one shop's part by transfer: the QR, the slip, more time."""

import io

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from marketplace.checkout.domain.money import more_time as give_more_time
from marketplace.checkout.domain.money import say_paid
from marketplace.orders.errors import OrderError
from marketplace.orders.models import Order
from marketplace.payments.errors import PaymentError, SlipUnreadable
from marketplace.storefront.forms.slip import SlipForm
from marketplace.storefront.qr import payload_of
from marketplace.storefront.views.order_pages import address, by_link, part_at, press, show


@require_safe
@by_link
def qr_picture(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The QR as a picture to keep, for paying with the phone in hand."""
    view = part_at(order, position)
    if not view.waits_for_transfer or view.payment is None:
        raise Http404
    picture = io.BytesIO()
    segno.make(payload_of(view.payment), error="m", micro=False).save(picture, kind="png", scale=10, border=4)
    response = HttpResponse(picture.getvalue(), content_type="image/png")
    name = f"promptpay-{order.reference}-{position}.png"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@press
def slip(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The buyer has transferred and shows the slip."""
    part = part_at(order, position).part
    form = SlipForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, order, position=position, wrong_slip=form.errors["slip"][0])
    try:
        say_paid(shop_order=part, slip_file=form.cleaned_data["slip"])
    except SlipUnreadable as error:
        return show(request, order, position=position, wrong_slip=str(error))
    except (OrderError, PaymentError) as error:
        return show(request, order, position=position, wrong=str(error))
    return _done(request, order, position)


@press
def without_slip(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The buyer has transferred and has no slip at hand."""
    try:
        say_paid(shop_order=part_at(order, position).part)
    except (OrderError, PaymentError) as error:
        return show(request, order, position=position, wrong=str(error))
    return _done(request, order, position)


@press
def more_time(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    """The shop keeps the goods a little longer."""
    try:
        give_more_time(shop_order=part_at(order, position).part)
    except OrderError as error:
        return show(request, order, position=position, wrong=str(error))
    return _done(request, order, position)


def _done(request: HttpRequest, order: Order, position: int) -> HttpResponse:
    return show(request, order, position=position) if request.htmx else redirect(address(order, position))
