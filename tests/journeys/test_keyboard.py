"""A buyer with a keyboard alone: no click, no touch; what has the focus can always be seen."""

import pytest

from marketplace.orders.models import Order, ShopOrder

from .town import make_stall

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_TABS = 60
RING = """() => {
  const at = document.activeElement, look = getComputedStyle(at);
  const row = at.closest("label.opt, label.drop");
  const around = row ? getComputedStyle(row) : look;
  return look.outlineStyle !== "none" || around.outlineStyle !== "none";
}"""


class Keyboard:
    """Goes from place to place by Tab and checks that the focus ring is there."""

    def __init__(self, page):
        self.page = page

    def to(self, selector: str) -> None:
        for _ in range(MOST_TABS):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                assert self.page.evaluate(RING), f"no focus ring on {selector}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never came to {selector}")

    def type(self, selector: str, words: str) -> None:
        self.to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def press(self, selector: str) -> None:
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def test_from_the_product_to_the_order_and_the_money_said(live_site, new_page):
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678")
    page = new_page(javascript=False)
    keys = Keyboard(page)
    page.goto(stall.path)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    keys.type("#buy [name=quantity]", "๒")
    keys.press("#buy button.go")
    keys.type(f"#many-{stall.goods.pk}", "3")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "360" in page.inner_text(f"#line-{stall.goods.pk}")
    keys.press(".thumb a.go")
    keys.type("[name=name]", "มานี มีตา")
    keys.type("[name=phone]", "0812345678")
    keys.to(f"[name=shop{stall.shop.pk}-delivery]")
    keys.to(f"[name=shop{stall.shop.pk}-payment]")
    keys.press("button[value=review]")
    keys.press("button[value=order]")
    part = ShopOrder.objects.get(order=Order.objects.get())
    assert (part.delivery_kind, part.payment_method, part.total_satang) == ("pickup", "promptpay", 36_000)
    keys.to("#slip-1")
    keys.press("form[action$='/paid/'] button")
    part.refresh_from_db()
    assert part.payment_status == "claimed"


def test_arrows_choose_and_the_address_opens(live_site, new_page):
    stall = make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678")
    page = new_page()
    keys = Keyboard(page)
    page.goto(stall.path)
    keys.press("#buy button.go")
    keys.press(".thumb a.go")
    assert not page.is_visible("[name=district]")
    keys.to(f"[name=shop{stall.shop.pk}-delivery]")
    page.keyboard.press("ArrowDown")
    page.locator("[name=district]").wait_for()
    label = page.locator("label[for=id_district]")
    assert label.inner_text().strip() == "เขต"
    page.select_option("[name=province]", "50")
    assert label.inner_text().strip() == "อำเภอ"
