"""`make shots`: pictures of the main screens, phone and desktop, into docs/shots.

ARGS="product cart" make shots     only these
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var" / "shots"
OUT = ROOT / "docs" / "shots"
PAGE_LIMIT = 3000


def fill_city() -> list[dict[str, str]]:
    """The demo city in a database of its own; its log-ins."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is ready only now

    call_command("migrate", verbosity=0, interactive=False)
    where = VAR / "log-ins.json"
    call_command("demo_city", json=str(where))
    return json.loads(where.read_text(encoding="utf-8"))


class Camera:
    """One browser; a context for each kind of person and each size of screen."""

    def __init__(self, browser: Any, url: str, seller: dict[str, str], variants: list[int]) -> None:
        self.browser, self.url, self.seller, self.variants = browser, url, seller, variants
        self.contexts: dict[tuple[str, int], Any] = {}

    def context(self, who: str, viewport: dict[str, int]) -> Any:
        key = (who, viewport["width"])
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(
                base_url=self.url, viewport=viewport, locale="th-TH", timezone_id="Asia/Bangkok"
            )
            self.prepare(who, self.contexts[key])
        return self.contexts[key]

    def prepare(self, who: str, context: Any) -> None:
        if who == "seller":
            page = context.new_page()
            page.goto("/account/sign-in/?next=/sell/")
            page.fill("input[name=phone]", self.seller["phone"])
            page.fill("input[name=password]", self.seller["password"])
            page.press("input[name=password]", "Enter")
            page.wait_for_url("**/sell/**")
            page.close()
        if who == "buyer with a cart":
            for variant in self.variants:
                form = {"variant": str(variant), "quantity": "2"}
                context.request.post("/cart/add/", form=form, headers={"Sec-Fetch-Site": "same-origin"})

    def take(self, name: str, address: str, who: str, viewport: dict[str, int]) -> None:
        page = self.context(who, viewport).new_page()
        page.goto(address, wait_until="networkidle")
        height = min(PAGE_LIMIT, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": viewport["width"], "height": max(viewport["height"], height)})
        page.wait_for_timeout(300)
        kind = "phone" if viewport["width"] < 500 else "desktop"
        page.screenshot(path=OUT / f"{name}-{kind}.jpg", type="jpeg", quality=70)
        page.close()


def main(wanted: list[str]) -> None:
    os.environ["TALAT_VAR_DIR"] = str(VAR)
    os.environ["DATABASE_URL"] = f"sqlite:///{VAR / 'talat.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "marketplace.settings.demo"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    os.environ["TALAT_LOG_LEVEL"] = "ERROR"
    VAR.mkdir(parents=True, exist_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)

    import django  # noqa: PLC0415 - the environment is set now
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    django.setup()
    from marketplace.operations.static import gather_static  # noqa: PLC0415
    from tests.bench.server import Server  # noqa: PLC0415
    from tests.shots.places import places, variants_of_two_shops  # noqa: PLC0415
    from tests.shots.screens import SCREENS  # noqa: PLC0415
    from tests.support.browser import ARGUMENTS, DESKTOP, PHONE, find_chromium  # noqa: PLC0415

    seller = next(row for row in fill_city() if row["role"] == "seller")
    gather_static()
    where = places(seller["name"])
    server = Server()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
            camera = Camera(browser, f"http://127.0.0.1:{server.port}", seller, variants_of_two_shops())
            for screen in SCREENS:
                if wanted and screen.name not in wanted:
                    continue
                try:
                    address = screen.address.format(**where)
                except KeyError as missing:
                    print(f"{screen.name}: the demo city has no {missing}")
                    continue
                for viewport in (PHONE, DESKTOP):
                    camera.take(screen.name, address, screen.who, viewport)
                print(f"{screen.name}: {address}", flush=True)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
