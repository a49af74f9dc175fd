"""Building the demo city: each step makes what is missing and leaves the rest alone."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from marketplace.operations.demo import content
from marketplace.operations.demo.pages import Pages, front_page
from marketplace.operations.demo.pictures import Pictures
from marketplace.operations.demo.places import (
    EDITOR,
    OFFICER,
    PASSWORD,
    SELLER_LOG_INS,
    VOLUNTEER_LOG_INS,
    Places,
    settle,
)
from marketplace.operations.demo.plans import BUYER_KEY
from marketplace.operations.demo.shelves import fill_shops, list_goods
from marketplace.operations.demo.trade import trade
from marketplace.orders.models import Order
from thai.phones import normalise_phone, show_phone

OPENED = dt.timedelta(days=75)


def build(*, say: Callable[[str], object] = lambda line: None, now: dt.datetime | None = None) -> Places:
    """The whole city. May run twice: the second time changes nothing."""
    now = timezone.localtime(now)
    opened = now - OPENED
    pictures = Pictures()
    say("places and people")
    home = front_page()
    places = settle(home=home, pictures=pictures, at=opened)
    say("goods")
    list_goods(places, pictures, opened)
    fill_shops(places)
    say("pages")
    Pages(home=home, places=places, pictures=pictures).write()
    say("sixty days of trade")
    trade(places=places, now=now)
    return places


def log_ins() -> list[dict[str, str]]:
    """Who may sign in where. A buyer needs no log-in: theirs is the link to an order."""
    shops = {row["name"]: row for row in content.shops()}
    communities = {row["id"]: row for row in content.communities()}
    rows = [buyer_row()]
    for name in SELLER_LOG_INS:
        owner = shops[name]["owner"]["name"]
        rows.append(row("seller", f"{owner} · {name}", shops[name]["phone"], "/sell/"))
    for which in VOLUNTEER_LOG_INS:
        community = communities[which]
        who: dict[str, Any] = community["volunteer"]
        rows.append(row("volunteer", f"{who['name']} · {community['name']}", who["phone"], "/admin/"))
    rows.append(row("officer", OFFICER["name"], OFFICER["phone"], "/admin/"))
    rows.append(row("editor", EDITOR["name"], EDITOR["phone"], "/admin/"))
    return rows


def row(role: str, name: str, phone: str, url: str, password: str = PASSWORD) -> dict[str, str]:
    return {
        "role": role,
        "name": name,
        "phone": show_phone(normalise_phone(phone)),
        "password": password,
        "url": url,
    }


def buyer_row() -> dict[str, str]:
    order = Order.objects.get(checkout_key=BUYER_KEY)
    return row("buyer", order.buyer_name, order.buyer_phone, f"/orders/{order.reference}/{order.token}/", "")
