"""Who may pass which door: every address of /sell/, by rules written by hand."""

from collections.abc import Iterator

import pytest
from django.urls import URLResolver, reverse
from django.utils import timezone

from communities.models import WorkItem
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.payments.models import Payment, PaymentEvent, Refund, Slip
from marketplace.shop_editor import urls
from marketplace.shop_editor.views import access
from products.models import Stock, StockMovement, Variant
from shops.models import Shop
from tests.factories.communities import make_person, make_user
from tests.factories.counter import TRACKING, Counter, make_counter, order_in

pytestmark = pytest.mark.django_db

PEOPLE = ("nobody", "buyer", "other seller", "helper", "owner")
# To the sign-in screen, whether or not there is such a shop; a stranger never learns that there is one.
OUTSIDE = {"nobody": (302, 302), "buyer": (404, 404), "other seller": (404, 404)}
# What each group answers to (GET, POST). A press that is done answers with the next screen.
RULES: dict[str, dict[str, tuple[int, int]]] = {
    "reading": {**OUTSIDE, "helper": (200, 405), "owner": (200, 405)},
    "forms": {**OUTSIDE, "helper": (200, 302), "owner": (200, 302)},
    "buttons": {**OUTSIDE, "helper": (405, 302), "owner": (405, 302)},
    "the owner's buttons": {**OUTSIDE, "helper": (403, 403), "owner": (405, 302)},
    "the owner's forms": {**OUTSIDE, "helper": (403, 403), "owner": (200, 302)},
    "the way in": {
        "nobody": (302, 405),
        "buyer": (404, 405),
        **dict.fromkeys(("other seller", "helper", "owner"), (302, 405)),
    },
    "who sells": {
        "nobody": (302, 302),
        "buyer": (404, 404),
        **dict.fromkeys(("other seller", "helper", "owner"), (200, 200)),
    },
}
GROUPS = {
    "reading": {"shop", "orders", "done", "order", "slip"},
    "forms": {"close", "send", "cannot", "goods"},
    "buttons": {"open", "take", "packed", "ready", "handed_over", "sold_out", "not_sold_out"},
    "the owner's buttons": {"money_came", "money_not_seen"},
    "the owner's forms": {"returned"},
    "the way in": {"home"},
    "who sells": {"who"},
}
# The state of the order each button is pressed on, so that a press that slips through would change it.
STATES = {
    **dict.fromkeys(("order", "slip", "money_came", "money_not_seen"), "claimed"),
    **dict.fromkeys(("packed", "ready", "send", "cannot"), "accepted"),
    "take": "cash",
    "handed_over": "ready",
    "returned": "refund",
}
GOODS = (Shop, Stock, StockMovement, Variant)
WATCHED = (*GOODS, ShopOrder, OrderEvent, Payment, PaymentEvent, Refund, Slip, WorkItem)


def names(patterns=urls.urlpatterns) -> Iterator[str]:
    """The name of every address of the shop editor."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def unruled(known: set[str]) -> set[str]:
    return known ^ set().union(*GROUPS.values())


def group_of(name: str) -> str:
    return next(group for group, members in GROUPS.items() if name in members)


@pytest.fixture
def counter() -> Counter:
    made = make_counter()
    for name, state in STATES.items():
        made.parts[name] = order_in(made, state, way="post" if name == "send" else "pickup")
    return made


@pytest.fixture
def clients(counter, client_of):
    buyer = make_user()
    make_person(login=buyer)
    people = {"nobody": None, "buyer": buyer, "other seller": make_counter().owner}
    people |= {"helper": counter.helper, "owner": counter.owner}
    return {name: client_of(user) for name, user in people.items()}


def address(counter: Counter, name: str) -> str:
    if name in ("home", "who"):
        return reverse(f"talat_shop_editor:{name}")
    told = {"short": counter.shop.short}
    if name in ("sold_out", "not_sold_out"):
        told["pk"] = counter.goods.pk
    elif name == "returned":
        told["reference"] = counter.parts[name].refunds.get().reference
    elif name in counter.parts:
        told["reference"] = counter.parts[name].order.reference
    if name == "slip":
        told["pk"] = counter.parts[name].payment_shares.get().payment.slips.get().pk
    return reverse(f"talat_shop_editor:{name}", kwargs=told)


def typed(counter: Counter, name: str) -> dict[str, str]:
    """What a person with the right would type there."""
    row = f"v{counter.goods.pk}"
    return {
        "send": TRACKING,
        "cannot": {"reason": "too_late"},
        "returned": {"amount": "240", "how": "cash", "day": today_as_typed()},
        "goods": {f"{row}-price": "1", f"{row}-count": "500", f"{row}-seen-count": "500"},
    }.get(name, {})


def today_as_typed() -> str:
    today = timezone.localdate()
    return f"{today.day}/{today.month}/{today.year + 543}"


def everything() -> dict[str, list]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in WATCHED}


def broken(counter: Counter, clients: dict, who: str) -> list[str]:
    """Where the answers differ from the rules, or a refusal changed something."""
    found = []
    for name in names():
        before = everything()
        where = address(counter, name)
        for method, wanted in zip(("get", "post"), RULES[group_of(name)][who], strict=True):
            data = typed(counter, name) if method == "post" else {}
            answer = getattr(clients[who], method)(where, data)
            if answer.status_code != wanted:
                found.append(f"{who} {method} {name}: {answer.status_code}, not {wanted}")
            may_change = method == "post" and wanted in (200, 302) and who != "nobody"
            if not may_change and everything() != before:
                found.append(f"{who} {method} {name}: refused or only read, and yet something changed")
            if wanted == 302 and who == "nobody" and "/account/sign-in/" not in answer["Location"]:
                found.append(f"{who} {method} {name}: led to {answer['Location']}")
    return found


def test_every_address_has_a_rule():
    assert not unruled(set(names()))


@pytest.mark.both_engines
@pytest.mark.parametrize("who", PEOPLE)
def test_every_door_answers_by_its_rule(counter, clients, who):
    assert not broken(counter, clients, who)


def test_an_address_without_a_rule_is_noticed():
    assert unruled({*names(), "a_new_door"}) == {"a_new_door"}


def test_a_door_left_open_is_noticed(counter, clients, monkeypatch):
    real = access.memberships_of
    monkeypatch.setattr(access, "memberships_of", lambda user: real(counter.owner))
    assert any("changed" in line for line in broken(counter, clients, "other seller"))


def test_a_right_not_asked_for_is_noticed(counter, clients, monkeypatch):
    real = access.memberships_of
    monkeypatch.setattr(
        access,
        "memberships_of",
        lambda user: [row._replace(role="owner") for row in real(user)],
    )
    assert any("money_came" in line for line in broken(counter, clients, "helper"))


def test_every_view_of_a_shop_takes_its_seat_first():
    open_views = {"home", "who"}
    for name in set(names()) - open_views:
        view = next(pattern.callback for pattern in patterns() if pattern.name == name)
        assert view.guard in ("member", "owner"), name


def patterns(found=urls.urlpatterns):
    for pattern in found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def test_an_order_of_another_shop_is_not_there(counter, clients):
    other = make_counter()
    part = order_in(other, "claimed")
    for name in ("money_came", "cannot", "send"):
        where = reverse(
            f"talat_shop_editor:{name}",
            kwargs={"short": counter.shop.short, "reference": part.order.reference},
        )
        assert clients["owner"].get(where).status_code in (404, 405)
        assert clients["owner"].post(where, {"reason": "too_late", **TRACKING}).status_code == 404
    part.refresh_from_db()
    assert (part.status, part.payment_status) == ("new", "claimed")


def test_the_door_stands_without_a_mark_for_shops_that_are_not_there(clients):
    where = reverse("talat_shop_editor:shop", kwargs={"short": "nosuchshop"})
    assert clients["nobody"].get(where).status_code == 302
    assert clients["owner"].get(where).status_code == 404
