"""A GET never changes anything: every address of ours, as anyone, against every row of every table."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from communities.models import District
from tests.factories.counter import make_counter, order_in
from tests.marketplace.storefront.buyer import Buyer
from tests.marketplace.storefront.market import front, stall

__all__ = ["front", "stall"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

# Wagtail's own doors keep their own books: log entries, edit sessions, passwords of pages.
NOT_OURS = ("admin/", "documents/", "_util/")
STATES = ("waiting", "claimed", "cash", "accepted", "ready", "shipped", "done", "refund")
# What a form of ours would send, as a query: a link in a mail must not do what a button does.
TYPED = {
    "go": "order", "reason": "too_late", "how": "cash", "amount": "240", "day": "1", "carrier": "kerry",
    "tracking_number": "EF582568151TH", "name": "มานี", "phone": "0812345678", "password": "x",
    "size": "large", "csrfmiddlewaretoken": "x", "_method": "POST", "next": "/", "received": "1",
}  # fmt: skip


def patterns(resolver=None, before="") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site that is ours, as (its route from the root, the pattern)."""
    for found in (resolver or get_resolver()).url_patterns:
        route = before + str(found.pattern)
        if route.startswith(NOT_OURS):
            continue
        if isinstance(found, URLResolver):
            yield from patterns(found, route)
        else:
            yield route, found


def rows() -> dict[str, list]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {model._meta.label: sorted(map(repr, model.objects.values_list())) for model in models}


@pytest.fixture
def market(stall):
    """Orders in every state, a cart that is full, a shop with people behind its counter, pages."""
    counter = make_counter()
    for state in STATES:
        way = "post" if state == "shipped" else "pickup"
        counter.parts[state] = order_in(counter, state, way=way)
    buyer = Buyer()
    assert buyer.add(counter.goods, "2").status_code == 302
    owner = Client(headers={"Sec-Fetch-Site": "same-origin"})
    owner.force_login(counter.owner, backend="django.contrib.auth.backends.ModelBackend")
    return stall, counter, {"nobody": Client(), "a buyer": buyer, "the owner": owner}


def given(stall, counter) -> Iterator[dict[str, str]]:
    """What the blanks of an address can be filled with, one set for each order."""
    for part in counter.parts.values():
        slips = [slip.pk for share in part.payment_shares.all() for slip in share.payment.slips.all()]
        yield {
            "<talat_reference:reference>": part.order.reference,
            "<slug:reference>": part.order.reference,
            "<talat_token:token>": part.order.token,
            "<int:position>": str(part.position),
            "/p/<slug:short>": f"/p/{stall.short}",
            "/s/<slug:short>": f"/s/{stall.shop.short}",
            "<slug:short>": counter.shop.short,
            "<slug:slug>": District.objects.get(code=1015).slug,
            "<int:number>": "1",
            "<int:pk>": str((slips or [counter.goods.pk])[0]),
        }
    refund = counter.parts["refund"].refunds.get()
    yield {"<slug:reference>": refund.reference, "<slug:short>": counter.shop.short, "<int:pk>": "1"}


def filled(route: str, stall, counter) -> set[str]:
    """Addresses of one route; none for the patterns of Wagtail's pages, which are asked by themselves."""
    if route.startswith("^") or "(" in route:
        return set()
    made = set()
    for blanks in given(stall, counter):
        address = "/" + route
        for blank, value in blanks.items():
            address = address.replace(blank, value)
        if "<" not in address:
            made.add(address)
    return made


def pages(stall) -> set[str]:
    return {stall.page.url, stall.shop.page.url, stall.shop.community.page.url, "/", "/en/", "/nothing/"}


def changed(market, only: str = "") -> list[str]:
    """Where a GET or HEAD as anybody left another row behind; `only` asks one route alone."""
    stall, counter, people = market
    todo = {route: filled(route, stall, counter) for route, _ in patterns() if only in ("", route)}
    typed = TYPED | {"variant": counter.goods.pk, "quantity": "1"}
    found, before = [], rows()
    for route, addresses in {**todo, "pages": pages(stall)}.items():
        for address in sorted(addresses):
            answers = [client.get(address, typed) for client in people.values()]
            answers += [people["the owner"].get(address), people["a buyer"].head(address)]
            assert all(answer.status_code < 500 for answer in answers), address
        after = rows()
        found += [f"{route}: {table}" for table in before if after[table] != before[table]]
        before = after
    return found


def test_every_address_of_ours_is_asked(market):
    stall, counter, _people = market
    silent = [route for route, _ in patterns() if not filled(route, stall, counter)]
    assert all(route.startswith("^") or "(" in route for route in silent), silent
    assert len(silent) <= 3, silent
    asked = set().union(*(filled(route, stall, counter) for route, _ in patterns()))
    answers = {address: market[2]["the owner"].get(address).status_code for address in asked}
    assert sum(code == 200 for code in answers.values()) > 60, answers


def test_no_get_changes_a_row(market):
    assert not changed(market)


def test_an_address_that_changes_something_is_noticed(market, monkeypatch):
    _stall, counter, _people = market
    route, pattern = next((route, found) for route, found in patterns() if found.name == "cart_count")

    def counts_visits(request):
        type(counter.shop).objects.filter(pk=counter.shop.pk).update(is_open=False)
        return HttpResponse()

    monkeypatch.setattr(pattern, "callback", counts_visits)
    assert changed(market, route) == [f"{route}: talat_shops.Shop"]
