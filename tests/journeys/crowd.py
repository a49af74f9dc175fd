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


class Stay(urllib.request.HTTPRedirectHandler):
    """Each answer is timed by itself, so a redirect is an answer too."""

    def redirect_request(self, *_asked: object) -> None:
        return None


class Visitor:
    """One browser without a screen."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, Stay)
        self.answers: list[Answer] = []

    def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        """Ask, and go where the answer leads; the last answer."""
        told, where = self._once(path, form)
        while where:
            told, where = self._once(where)
        return told

    def _once(self, path: str, form: dict[str, str] | None = None) -> tuple[Answer, str]:
        body = urllib.parse.urlencode(form).encode() if form is not None else None
        url = urllib.parse.urljoin(self.site, path)
        request = urllib.request.Request(url, body, {"Origin": self.site})
        began = time.monotonic()
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                status, content, where = answer.status, answer.read(), ""
        except urllib.error.HTTPError as error:
            status, content, where = error.code, error.read(), error.headers.get("Location", "")
        told = Answer(status, time.monotonic() - began, url, content)
        self.answers.append(told)
        return told, where

    def up_to_the_button(self, *goods: int) -> dict[str, str]:
        """Everything before the last press: the form to be sent."""
        for pk in goods:
            self.ask("/cart/add/", {"variant": str(pk), "quantity": "1"})
        read = self.ask("/checkout/", {**fields(self.ask("/checkout/")), **WHO, "go": "review"})
        return {**fields(read), "go": "order"}

    def press(self, form: dict[str, str]) -> Answer:
        """Send it; `pressed` is the answer to the press alone."""
        before = len(self.answers)
        last = self.ask("/checkout/", form)
        self.pressed = self.answers[before]
        return last


def rush(site: str, goods: list[list[int]]) -> list[Visitor]:
    """One buyer for each list of goods; all fill their carts, then all press the button at once."""
    together = threading.Barrier(len(goods))

    def buy(wanted: list[int]) -> Visitor:
        visitor = Visitor(site)
        form = visitor.up_to_the_button(*wanted)
        together.wait(TIMEOUT)
        visitor.press(form)
        return visitor

    with ThreadPoolExecutor(len(goods)) as pool:
        return list(pool.map(buy, goods))
