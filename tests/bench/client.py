"""A buyer's side of the measuring: connections that stay open, as a browser's do, and nothing else."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

TYPED = {"name": "มานี มีตา", "phone": "0898765432"}
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Answer:
    status: int
    body: bytes
    location: str


class Buyer:
    """One connection with cookies of its own."""

    def __init__(self, port: int) -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.requests = 0

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items()), **SAME_SITE}
        body = urlencode(data).encode() if data is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.link.request(method, path, body=body, headers=headers)
        response = self.link.getresponse()
        for value in response.headers.get_all("Set-Cookie") or []:
            key, _, rest = value.partition("=")
            self.cookies[key] = rest.partition(";")[0]
        self.requests += 1
        answer = Answer(response.status, response.read(), response.headers.get("Location", ""))
        if answer.status >= 400:
            raise RuntimeError(f"{answer.status} from {method} {path}: {answer.body[:300]!r}")
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        return self.ask("POST", path, data)


class FormOf(HTMLParser):
    """The fields of the form that holds the button `go=<value>`, as a browser would send them."""

    def __init__(self, html: bytes, button: str) -> None:
        super().__init__()
        self.button, self.fields, self.found = button, {}, {}
        self.select = ""
        self.feed(html.decode())
        self.data = {
            **self.found,
            **{key: word for key, word in TYPED.items() if key in self.found},
            "go": button,
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        name, kind = got.get("name", ""), got.get("type", "text")
        if tag == "form":
            self.fields = {}
        elif tag in ("button", "input") and name == "go":
            if got.get("value") == self.button:
                self.found = self.fields
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in got or self.select not in self.fields):
            self.fields[self.select] = got.get("value", "")
        elif (
            tag in ("input", "textarea") and name and (kind not in ("radio", "checkbox") or "checked" in got)
        ):
            self.fields[name] = got.get("value", "")


def check_out(buyer: Buyer, variant: int) -> None:
    """A whole checkout of one line: in the cart, who and how, read it once, order, order page."""
    buyer.cookies.clear()
    buyer.post("/cart/add/", {"variant": str(variant), "quantity": "1"})
    first = buyer.get("/checkout/")
    second = buyer.post("/checkout/", FormOf(first.body, "review").data)
    last = buyer.post("/checkout/", FormOf(second.body, "order").data)
    if "/orders/" not in last.location:
        raise RuntimeError(f"no order was made: {last.status} {last.location} {last.body[:500]!r}")
    buyer.get(last.location)


@dataclass
class Load:
    """What one slot of asking gave."""

    seconds: float = 0
    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds if self.seconds else 0


def press(port: int, act: Callable[[Buyer, int], None], *, seconds: float, at_once: int) -> Load:
    """Let `at_once` buyers do `act` over and over for `seconds`."""
    load = Load()
    started = time.perf_counter()
    until = started + seconds

    def one(number: int) -> None:
        buyer, turn = Buyer(port), 0
        try:
            while time.perf_counter() < until:
                before = time.perf_counter()
                act(buyer, number * 10_000 + turn)
                load.times.append(time.perf_counter() - before)
                turn += 1
        except (OSError, RuntimeError, http.client.HTTPException) as problem:
            load.failures.append(str(problem))
        finally:
            buyer.link.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.seconds = time.perf_counter() - started
    return load
