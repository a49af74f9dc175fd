"""axe finds nothing serious on any page a buyer meets, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from communities.domain.acting import NOBODY
from marketplace.checkout.domain.cancel import cancel_part
from marketplace.checkout.domain.money import confirm_money, say_paid
from marketplace.checkout.domain.progress import accept, pack, ready
from marketplace.orders.models import Order
from products.domain.pricing import set_price
from products.domain.stock import recount
from tests.support.browser import DESKTOP, PHONE

from .people import Shopper
from .town import two_stalls

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOK_FOR = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Inspector:
    """Runs axe on the page as it stands and gathers what is serious."""

    def __init__(self, page):
        self.page, self.axe, self.found = page, Axe(), []

    def look(self, name: str) -> None:
        # At the page's end the bars at the thumb stand in their own place and cover nothing.
        self.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        result = self.axe.run(self.page, options=LOOK_FOR).response
        for wrong in result["violations"]:
            if wrong["impact"] in {"serious", "critical"}:
                self.found += [f"{name}: {wrong['id']} {node['target']}" for node in wrong["nodes"]]
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.found.append(f"{name}: {wide} px wider than the screen")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_looking_around(live_site, new_page, viewport):
    sweets, _baskets = two_stalls()
    page = new_page(viewport=viewport)
    inspector = Inspector(page)
    shop, community = sweets.shop.page.get_url(), sweets.shop.community.page.get_url()
    for path in (
        "/",
        "/products/",
        sweets.path,
        shop,
        community,
        "/places/",
        "/search/?q=ขนม",
        "/districts/thon-buri/",
    ):
        for language in ("", "/en"):
            page.goto(language + path)
            inspector.look(language + path)
    assert not inspector.found, "\n".join(inspector.found)


@pytest.mark.parametrize("language", ["", "/en"], ids=["Thai", "English"])
def test_buying(live_site, new_page, language):
    sweets, baskets = two_stalls()
    page = new_page()
    inspector = Inspector(page)
    page.goto(f"{language}/cart/")
    inspector.look("empty cart")
    buyer = Shopper(page)
    for stall in (sweets, baskets):
        page.goto(language + stall.path)
        page.click("#buy button.go")
        page.wait_for_url("**/cart/")
    inspector.look("cart")
    page.fill(f"#many-{sweets.goods.pk}", "99")
    page.keyboard.press("Enter")
    page.locator(f"#wrong-{sweets.goods.pk}").wait_for()
    inspector.look("cart with a number that cannot be")
    page.goto(f"{language}/cart/")
    buyer.to_the_till()
    inspector.look("who and how")
    buyer.choose(sweets, kind="post")
    page.click("button[value=review]")
    page.locator("#to-mend").wait_for()
    inspector.look("who and how, with errors")
    buyer.say_who()
    buyer.say_where()
    buyer.choose(baskets, pay="cash")
    buyer.read_once()
    inspector.look("read once")
    set_price(variant=sweets.goods, price_satang=13_000, acting=NOBODY)
    recount(variant=baskets.goods, on_hand=0, reason="", acting=NOBODY)
    page.click("button[value=order]")
    page.locator("button[value=accept]").wait_for()
    inspector.look("changed")
    recount(variant=baskets.goods, on_hand=9, reason="", acting=NOBODY)
    page.click("button[value=accept]")
    page.locator("button[value=order]").wait_for()
    buyer.order()
    inspector.look("order")
    look_at_states(inspector, page)
    page.goto(page.url.split("#")[0] + "receipt/")
    inspector.look("receipt")
    assert not inspector.found, "\n".join(inspector.found)


def look_at_states(inspector: Inspector, page) -> None:
    """The order page as its parts go on."""
    first, second = Order.objects.get().shop_orders.order_by("position")
    say_paid(shop_order=first)
    page.reload()
    inspector.look("money said")
    confirm_money(shop_order=first, acting=NOBODY)
    cancel_part(shop_order=first, reason="ทำของไม่ทัน", acting=NOBODY)
    accept(shop_order=second, acting=NOBODY)
    ready(shop_order=pack(shop_order=second, acting=NOBODY), acting=NOBODY)
    page.reload()
    inspector.look("ready, and money to give back")
