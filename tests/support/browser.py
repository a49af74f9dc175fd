"""A real Chromium, held like a cheap phone: `page` and `new_page`."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.support.live import LiveSite

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-dev-shm-usage"]


def find_chromium() -> str | None:
    """The Chromium of this machine: `TALAT_CHROMIUM`, or the first one on the path."""
    named = os.environ.get("TALAT_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((path for path in map(shutil.which, NAMES) if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - heavy, and only here

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()


class Watch:
    """What must not happen behind a journey: scripts that fail, 5xx answers, other hosts."""

    def __init__(self, context: Any, url: str) -> None:
        self.problems: list[str] = []
        self.home = urlsplit(url).netloc
        context.on("request", self.request)
        context.on("response", self.response)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))

    def request(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != self.home:
            self.problems.append(f"asked another host: {request.url}")

    def response(self, response: Any) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status} from {response.url}")


@pytest.fixture
def new_page(browser: Any, live_site: LiveSite) -> Iterator[Callable[..., Any]]:
    """Opens pages on the live site: `new_page(javascript=False, viewport=DESKTOP, language="en-GB")`.

    Each has its own cookies, as another person's phone has. The test fails at
    its end where a script failed, the site answered 5xx, or another host was asked.
    """
    opened = []

    def open_page(
        *, javascript: bool = True, viewport: dict[str, int] = PHONE, language: str = "th-TH"
    ) -> Any:
        context = browser.new_context(
            base_url=live_site.url,
            java_script_enabled=javascript,
            viewport=viewport,
            device_scale_factor=1,
            has_touch=viewport is PHONE,
            locale=language,
            timezone_id="Asia/Bangkok",
        )
        context.set_default_timeout(15_000)
        opened.append((context, Watch(context, live_site.url)))
        return context.new_page()

    yield open_page
    for context, _watch in opened:
        context.close()
    problems = [problem for _context, watch in opened for problem in watch.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A phone of 360 x 740 with JavaScript, in Thai."""
    return new_page()
