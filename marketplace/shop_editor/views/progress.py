"""The buttons that move an order on. Pressing one twice is harmless: it says what is."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.checkout.domain.cancel import cancel_part
from marketplace.checkout.domain.money import confirm_money
from marketplace.checkout.domain.money import not_seen as money_not_seen
from marketplace.checkout.domain.progress import accept, hand_over, pack
from marketplace.delivery.models import DeliveryMethod
from marketplace.orders.errors import NotNow, OrderError
from marketplace.orders.models import ShopOrder
from marketplace.payments.errors import PaymentError
from marketplace.shop_editor.domain.counter import goods_ready, goods_sent
from marketplace.shop_editor.forms.orders import CancelForm, ShipForm
from marketplace.shop_editor.views.access import FORM, PRESS, Seat, members
from marketplace.shop_editor.views.show import onward, own_card, posted, said, screen
from products.errors import StockError
from products.money import show_baht

Status = ShopOrder.Status
REFUSALS = (OrderError, PaymentError, StockError)
DONE_ALREADY = gettext_lazy("That is done already")
GONE_ON = {
    "accept": (Status.ACCEPTED, Status.PACKED, Status.READY, Status.SHIPPED, Status.COMPLETED),
    "pack": (Status.PACKED, Status.READY, Status.SHIPPED, Status.COMPLETED),
    "ready": (Status.READY, Status.COMPLETED),
    "ship": (Status.SHIPPED, Status.COMPLETED),
    "hand_over": (Status.COMPLETED,),
    "cancel": (Status.CANCELED,),
}


@members(methods=PRESS, owner=True)
def money_came(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    """The owner has seen the transfer in the bank app. This cannot be taken back."""
    part = own_card(seat, reference).part
    try:
        confirm_money(shop_order=part, acting=seat.acting)
    except REFUSALS as error:
        said(request, error, ok=False)
    else:
        if part.status == Status.CANCELED:
            said(
                request,
                _("Written down. The goods are not there any more, so the money has to go back"),
                ok=False,
            )
        else:
            told = {"amount": show_baht(part.paid_satang)}
            said(request, _("Written down: %(amount)s came. The buyer knows; now get the goods ready") % told)
    return onward(request, seat, reference)


@members(methods=PRESS, owner=True)
def not_seen(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    part = own_card(seat, reference).part
    done = _("The buyer is asked to look at the transfer again. The goods stay put until then")
    return _press(request, seat, part, money_not_seen, done)


@members(methods=PRESS)
def take(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    part = own_card(seat, reference).part
    return _press(request, seat, part, accept, _("Taken. Now get the goods ready"), GONE_ON["accept"])


@members(methods=PRESS)
def packed(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    part = own_card(seat, reference).part
    return _press(request, seat, part, pack, _("Packed"), GONE_ON["pack"])


@members(methods=PRESS)
def ready(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    part = own_card(seat, reference).part

    def told() -> str:
        return _("The buyer knows. Call out number %(number)s") % {"number": part.pickup_number}

    return _press(request, seat, part, goods_ready, told, GONE_ON["ready"])


@members(methods=PRESS)
def handed_over(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    part = own_card(seat, reference).part
    return _press(request, seat, part, hand_over, _("Handed over. This order is done"), GONE_ON["hand_over"])


@members(methods=FORM)
def send(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    """The parcel is with the carrier: who carries it, and its number."""
    card = own_card(seat, reference)
    part = card.part
    form = ShipForm(posted(request))
    if request.method == "POST" and part.status in GONE_ON["ship"]:
        said(request, DONE_ALREADY)
        return onward(request, seat, reference)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data

        def do(**who: object) -> ShopOrder:
            return goods_sent(carrier=typed["carrier"], tracking_number=typed["tracking_number"], **who)

        return _press(request, seat, part, do, _("Sent. The buyer has the number"), GONE_ON["ship"])
    can = part.status in (Status.ACCEPTED, Status.PACKED) and part.delivery_kind == DeliveryMethod.Kind.POST
    return screen(request, seat, "send", card=card, form=form, can=can)


@members(methods=FORM)
def cannot(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    """It cannot be delivered: why, and what happens to goods and money."""
    card = own_card(seat, reference)
    part = card.part
    form = CancelForm(posted(request))
    if request.method == "POST" and part.status == Status.CANCELED:
        said(request, DONE_ALREADY)
        return onward(request, seat, reference)
    if request.method == "POST" and form.is_valid():

        def do(**who: object) -> ShopOrder:
            return cancel_part(reason=form.sentence(), **who)

        def told() -> str:
            if part.payment_status == ShopOrder.PaymentStatus.REFUND_DUE:
                amount = {"amount": show_baht(part.refund_satang)}
                return _("Canceled, and the buyer knows. %(amount)s has to go back to the buyer") % amount
            return _("Canceled, and the buyer knows. The goods are back on the shelf")

        return _press(request, seat, part, do, told, GONE_ON["cancel"])
    can = part.status in (Status.NEW, Status.ACCEPTED, Status.PACKED, Status.READY)
    return screen(request, seat, "cannot", card=card, form=form, can=can)


def _press(
    request: HttpRequest,
    seat: Seat,
    part: ShopOrder,
    do: Callable[..., ShopOrder],
    done: str | Callable[[], str],
    gone_on: Collection[str] = (),
) -> HttpResponse:
    """Do it and say so, or say why not. `gone_on`: the states that mean it was done before."""
    try:
        do(shop_order=part, acting=seat.acting)
    except NotNow as error:
        before = error.status in gone_on
        said(request, DONE_ALREADY if before else error, ok=before)
    except REFUSALS as error:
        said(request, error, ok=False)
    else:
        said(request, done() if callable(done) else done)
    return onward(request, seat, part.order.reference)
