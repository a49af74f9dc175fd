"""Orders to do, orders done, one order whole, and the slips buyers sent."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from marketplace.payments.domain.slips import open_slip
from marketplace.shop_editor.queries import orders
from marketplace.shop_editor.queries.steps import BY_KEY
from marketplace.shop_editor.views.access import Seat, members
from marketplace.shop_editor.views.show import own_card, screen


@members()
def to_do(request: HttpRequest, seat: Seat) -> HttpResponse:
    """All that waits, in big steps; `?step=` shows one of them from `?after=` on."""
    step = BY_KEY.get(request.GET.get("step", ""))
    found = [orders.pile(seat.shop, step, after=_key(request, "after"))] if step else orders.piles(seat.shop)
    shown = {
        "piles": found,
        "counts": orders.counts(seat.shop),
        "refunds": [] if step else orders.give_back(seat.shop),
        "step": step,
    }
    return screen(request, seat, "orders", **shown)


@members()
def done(request: HttpRequest, seat: Seat) -> HttpResponse:
    cards, onward = orders.done(seat.shop, before=_key(request, "before"))
    return screen(request, seat, "done", cards=cards, onward=onward)


@members()
def order(request: HttpRequest, seat: Seat, reference: str) -> HttpResponse:
    """One order with the buyer's name, phone and address."""
    card = own_card(seat, reference)
    shown = {
        "card": card,
        "events": card.part.events.select_related("by", "for_person").order_by("pk"),
    }
    return screen(request, seat, "order", **shown)


@members()
def slip(request: HttpRequest, seat: Seat, reference: str, pk: int) -> HttpResponse:
    """The picture itself, from private storage, to members of this shop alone."""
    found = orders.slip_of(seat.shop, reference, pk)
    if found is None:
        raise Http404
    try:
        picture = open_slip(found)
    except OSError as error:
        raise Http404 from error
    return FileResponse(picture, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})


def _key(request: HttpRequest, name: str) -> int:
    """A key to page by; anything that is none begins at the start."""
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0
