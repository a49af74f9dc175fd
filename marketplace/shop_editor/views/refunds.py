"""Money a shop gives back by hand: the owner says how much, how and when."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.checkout.domain.refunds import mark_returned
from marketplace.payments.errors import NotNow, WrongAmount
from marketplace.payments.models import Refund
from marketplace.payments.queries import refund_of_shop
from marketplace.shop_editor.forms.orders import ReturnedForm
from marketplace.shop_editor.views.access import FORM, Seat, members
from marketplace.shop_editor.views.show import address, posted, said, screen
from products.money import show_amount


@members(methods=FORM, owner=True)
def returned(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    """What must go back, to whom; then the owner says that it did. This cannot be taken back."""
    refund = refund_of_shop(seat.shop, reference)
    if refund is None:
        raise Http404
    onward = HttpResponseRedirect(address(seat, "order", reference=refund.shop_order.order.reference))
    if request.method == "POST" and refund.status != Refund.Status.DUE:
        said(request, _("That is done already"))
        return onward
    first = {"amount": show_amount(refund.amount_satang), "day": _day_as_typed()}
    form = ReturnedForm(posted(request), refund=refund, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            amount = form.cleaned_data["amount"]
            mark_returned(
                refund=refund, amount_satang=amount, how=form.told(), acting=seat.acting, at=form.at()
            )
        except WrongAmount as error:
            form.add_error("amount", str(error))
        except NotNow:
            said(request, _("That is done already"))
            return onward
        else:
            said(request, _("Written down. The buyer is asked to look"))
            return onward
    return screen(request, seat, "returned", refund=refund, form=form, due=refund.status == Refund.Status.DUE)


def _day_as_typed() -> str:
    today = timezone.localdate()
    return f"{today.day}/{today.month}/{today.year + 543}"
