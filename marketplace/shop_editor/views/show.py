"""What every screen of the shop editor has in common."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from marketplace.shop_editor.queries.orders import Card, card_of
from marketplace.shop_editor.views.access import Seat
from themes.registry import theme


def screen(request: HttpRequest, seat: Seat, name: str, tab: str = "orders", **shown: Any) -> HttpResponse:
    """The screen `name`, with who is selling on top of it."""
    look = theme(seat.shop.theme)
    return render(
        request, f"talat_shop_editor/{name}.html", {"seat": seat, "tab": tab, "theme": look, **shown}
    )


def own_card(seat: Seat, reference: str) -> Card:
    """An order of this shop; 404 for another's as for none."""
    card = card_of(seat.shop, reference)
    if card is None:
        raise Http404
    return card


def posted(request: HttpRequest) -> QueryDict | None:
    """What was typed; None where nothing was sent yet. An empty form that was sent is an answer too."""
    return request.POST if request.method == "POST" else None


def address(seat: Seat, name: str, **kwargs: Any) -> str:
    return reverse(f"talat_shop_editor:{name}", kwargs={"short": seat.shop.short, **kwargs})


def said(request: HttpRequest, sentence: object, *, ok: bool = True) -> None:
    """One sentence on the next screen."""
    messages.add_message(request, messages.SUCCESS if ok else messages.WARNING, str(sentence))


def onward(request: HttpRequest, seat: Seat, reference: str) -> HttpResponseRedirect:
    """Back to where the button was: the order itself, or the list."""
    if request.POST.get("from") == "order":
        return HttpResponseRedirect(address(seat, "order", reference=reference))
    return HttpResponseRedirect(address(seat, "orders"))
