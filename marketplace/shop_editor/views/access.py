"""Who sits at the counter: the check every screen of the shop editor begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from communities.domain.acting import Acting
from communities.models import Person, Volunteer
from communities.queries import volunteer_of
from shops.domain.access import Membership, memberships_of
from shops.models import Shop

SELLING_AS = "talat_selling_as"
READ = ("GET", "HEAD")
PRESS = ("POST",)
FORM = (*READ, *PRESS)


@dataclass(frozen=True)
class Seat:
    """A shop, the person who is selling there now, and whether this log-in has others."""

    shop: Shop
    person: Person
    is_owner: bool
    several: bool

    @property
    def acting(self) -> Acting:
        return Acting(by=self.person)

    @cached_property
    def volunteer(self) -> Volunteer | None:
        """Whom to ask: the community's volunteer, where there is one."""
        return volunteer_of(self.shop.community)


View = Callable[Concatenate[HttpRequest, Seat, ...], HttpResponse]


def members(*, methods: tuple[str, ...] = READ, owner: bool = False) -> Callable[[View], Callable[..., Any]]:
    """Let the members of the shop `short` in, and with `owner` only its owner.

    Nobody signed in: to the sign-in screen, whether or not there is such a shop. A
    stranger: 404. A member without the right: 403. Only then is the method looked at.
    The view gets a `Seat` in place of `short`.
    """

    def wrap(view: View) -> Callable[..., Any]:
        @never_cache
        @csrf_protect
        @wraps(view)
        def guarded(request: HttpRequest, short: str, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            seat = seat_at(request, short)
            if seat is None:
                return ask_who(request)
            if owner and not seat.is_owner:
                raise PermissionDenied
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, seat, **kwargs)

        guarded.guard = "owner" if owner else "member"
        return guarded

    return wrap


def seat_at(request: HttpRequest, short: str) -> Seat | None:
    """The seat at this shop, None where the log-in must first say who is selling; 404 for a stranger."""
    rows = memberships_of(request.user)
    here = [row for row in rows if row.shop.short == short]
    if not here:
        raise Http404
    people = {row.person.pk for row in rows}
    if len(people) > 1:
        chosen = request.session.get(SELLING_AS)
        here = [row for row in here if row.person.pk == chosen]
        if not here:
            return None
    best = min(here, key=_owner_first)
    return Seat(best.shop, best.person, best.is_owner, several=len(people) > 1)


def ask_to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the sign-in screen and back; a press is not repeated by itself afterwards."""
    onward = request.get_full_path() if request.method in READ else reverse("talat_shop_editor:home")
    return redirect_to_login(onward, login_url=resolve_url("talat_accounts:sign_in"))


def ask_who(request: HttpRequest) -> HttpResponseRedirect:
    """To the choice of who is selling, and back."""
    address = reverse("talat_shop_editor:who")
    onward = request.get_full_path() if request.method in READ else ""
    return HttpResponseRedirect(f"{address}?{urlencode({'next': onward})}" if onward else address)


def _owner_first(row: Membership) -> bool:
    return not row.is_owner
