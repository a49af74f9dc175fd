"""What is measured: each page's address and what a buyer does there; and its queries, counted."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from products.models import ProductPage, Stock, Variant
from tests.bench.client import Answer, Buyer, check_out
from tests.bench.deep import deep_page
from tests.bench.plain.models import PlainPage

Act = Callable[[Buyer, int], None]


def prepare() -> tuple[list[str], list[int], list[str]]:
    """The plain page, goods that never run out, and (product addresses, variants, SKUs) to ask for."""
    root = Site.objects.get(is_default_site=True).root_page
    if not PlainPage.objects.exists():
        root.add_child(instance=PlainPage(title="Plain", slug="plain"))
    Stock.objects.filter(mode=Stock.Mode.COUNTED).update(on_hand=10_000_000)
    pages = [page.get_url() for page in ProductPage.objects.live().order_by("pk")[:200]]
    rows = list(for_sale().values_list("pk", "sku")[:200])
    return pages, [pk for pk, _sku in rows], [sku for _pk, sku in rows]


def for_sale() -> Any:
    """Variants a stranger can order at any time, counted ones of active shops."""
    return Variant.objects.filter(
        is_active=True,
        stock__mode=Stock.Mode.COUNTED,
        product__status="active",
        product__shop__is_open=True,
        product__page__live=True,
    ).order_by("-pk")


def acts() -> dict[str, Act]:
    """Each measured thing by its name; "bare" and "plain" are what the others are compared with."""
    pages, variants, skus = prepare()
    deep = deep_page()
    words = ["น้ำพริก", "ขนม", "ผ้า", "กล้วย"]

    def one_of(addresses: list[str]) -> Act:
        return lambda buyer, turn: buyer.get(addresses[turn % len(addresses)]) and None

    def add(buyer: Buyer, turn: int) -> None:
        buyer.cookies.clear()
        buyer.post("/cart/add/", {"variant": str(variants[turn % len(variants)]), "quantity": "1"})

    return {
        "bare": one_of([f"/bench/bare/{sku}/" for sku in skus]),
        "plain": one_of(["/bench/stock/plain/"]),
        "home": one_of(["/"]),
        "list": one_of(["/products/"]),
        "deep list": one_of([deep]),
        "product": one_of(pages),
        "search": one_of([f"/search/?q={word}" for word in map(quote, words)]),
        "add to cart": add,
        "checkout": lambda buyer, turn: check_out(buyer, variants[turn % len(variants)]),
    }


class CountingBuyer(Buyer):
    """The same acts inside this process, where queries can be counted."""

    def __init__(self) -> None:
        super().__init__(0)
        self.client = Client(SERVER_NAME="127.0.0.1", headers={"sec-fetch-site": "same-origin"})

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> Answer:
        if not self.cookies:
            self.client.cookies.clear()
        self.cookies["here"] = "yes"
        response = self.client.post(path, data) if method == "POST" else self.client.get(path)
        self.requests += 1
        if response.status_code >= 400:
            raise RuntimeError(f"{response.status_code} from {method} {path}")
        return Answer(response.status_code, response.content, response.headers.get("Location", ""))


def queries(act: Act) -> tuple[int, int]:
    """(queries, requests) of one act, after one to warm up."""
    buyer = CountingBuyer()
    act(buyer, 1)
    buyer.requests = 0
    with CaptureQueriesContext(connection) as seen:
        act(buyer, 2)
    asked = [
        query for query in seen.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))
    ]
    return len(asked), buyer.requests
