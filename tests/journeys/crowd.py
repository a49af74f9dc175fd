"""A crowd of buyers at the same moment, each over real HTTP with cookies and forms of their own."""

import http.cookiejar
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.marketplace.storefront.buyer import WHO, fields

TIMEOUT = 60


@dataclass(frozen=True)
class Answer:
    """What the server said, how long it took, and where the buyer stood then."""

    status: int
    seconds: float
    url: str
    content: bytes

    @property
    def ordered(self) -> bool:
        return "/orders/" in self.url

    @property
    def words(self) -> str:
        return self.content.decode()


class Visitor:
    """One browser without a screen."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.answers: list[Answer] = []

    def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        body = urllib.parse.urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(self.site + path, body, {"Origin": self.site})
        began = time.monotonic()
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                status, url, content = answer.status, answer.url, answer.read()
        except urllib.error.HTTPError as error:
            status, url, content = error.code, error.url, error.read()
        told = Answer(status, time.monotonic() - began, url, content)
        self.answers.append(told)
        return told

    def up_to_the_button(self, *goods: int) -> Answer:
        """Everything before the last press."""
        for pk in goods:
            self.ask("/cart/add/", {"variant": str(pk), "quantity": "1"})
        return self.ask("/checkout/", {**fields(self.ask("/checkout/")), **WHO, "go": "review"})

    def press(self, read: Answer) -> Answer:
        return self.ask("/checkout/", {**fields(read), "go": "order"})


def rush(site: str, goods: list[list[int]]) -> list[Visitor]:
    """One buyer for each list of goods; all fill their carts, then all press the button at once."""
    together = threading.Barrier(len(goods))

    def buy(wanted: list[int]) -> Visitor:
        visitor = Visitor(site)
        read = visitor.up_to_the_button(*wanted)
        together.wait(TIMEOUT)
        visitor.press(read)
        return visitor

    with ThreadPoolExecutor(len(goods)) as pool:
        return list(pool.map(buy, goods))
