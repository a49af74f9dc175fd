"""The counter on a cheap phone: every screen by axe, and an order's way by thumb, with script and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from marketplace.accounts.models import SignInPhone
from marketplace.orders.models import ShopOrder
from tests.factories.counter import make_counter, order_in
from tests.support.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GRAVE = ("serious", "critical")
LEAST = 44  # CSS pixels; buttons are 48, and a line of text with its underline may round down
SMALL = """() => [...document.querySelectorAll(
    'main a, main button, main input:not([type=hidden]), .tabs a, .top a')]
  .filter(one => one.offsetParent && !one.closest('.sr, small, p:not([class])'))
  .map(one => [one, (one.closest('label') || one).getBoundingClientRect()])
  .filter(([one, box]) => box.height && box.height < %d)
  .map(([one, box]) => one.outerHTML.slice(0, 90) + ' ' + box.height)"""


@pytest.fixture
def counter(live_site):
    made = make_counter()
    SignInPhone.objects.create(user=made.owner, phone="+66812345678")
    return made


def sign_in(page, onward="/sell/"):
    page.goto(onward)
    page.fill("[name=phone]", "081-234-5678")
    page.fill("[name=password]", "a long word")
    page.click("main button.go")
    page.wait_for_url("**/sell/**")
    return page.url.split("/sell/")[1].split("/")[0]


def grave(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in GRAVE
    ]


def screens(counter) -> list[str]:
    claimed, post = order_in(counter, "claimed"), order_in(counter, "accepted", way="post")
    refund = order_in(counter, "refund").refunds.get()
    for state in ("cash", "packed", "ready", "waiting", "done"):
        order_in(counter, state)
    order_in(counter, "shipped", way="post")
    return [
        "", "orders/", "orders/?step=prepare", "orders/done/", "goods/", "close/",
        f"orders/{claimed.order.reference}/", f"orders/{post.order.reference}/",
        f"orders/{post.order.reference}/send/", f"orders/{post.order.reference}/cannot/",
        f"refunds/{refund.reference}/",
    ]  # fmt: skip


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_grave_and_nothing_runs_over(counter, new_page, viewport):
    page = new_page(viewport=viewport)
    page.goto("/account/sign-in/")
    found = grave(page)
    paths = screens(counter)
    short = sign_in(page)
    for path in paths:
        answer = page.goto(f"/sell/{short}/{path}")
        assert answer.status == 200, path
        found += grave(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found.append(f"{path} runs over by {wide} pixels")
        found += [f"{path}: {small}" for small in page.evaluate(SMALL % LEAST)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_an_order_by_thumb_from_slip_to_hand_over(counter, new_page, javascript):
    part = order_in(counter, "claimed")
    page = new_page(javascript=javascript)
    short = sign_in(page)
    page.click("a.todo.hot")
    page.click("button:has-text('เงินเข้าแล้ว')")
    page.click("text=ของพร้อมแล้ว บอกคนซื้อ")
    page.wait_for_selector(".call.huge")
    page.click("button:has-text('ให้ของแล้ว')")
    page.wait_for_selector("text=จบออเดอร์นี้")
    part.refresh_from_db()
    assert part.status == ShopOrder.Status.COMPLETED
    page.goto(f"/sell/{short}/")
    page.click("text=วันนี้หมดแล้ว")
    page.wait_for_selector("text=ปิดรับให้แล้ว")
    page.click("text=เลิกทำ")
    page.wait_for_selector("text=สั่งได้เหมือนเดิม")


def test_what_was_typed_stays_where_something_is_wrong(counter, new_page):
    page = new_page()
    short = sign_in(page)
    page.goto(f"/sell/{short}/goods/")
    page.fill(f"[name=v{counter.goods.pk}-price]", "ถูก ๆ")
    page.fill(f"[name=v{counter.goods.pk}-count]", "๔๒")
    page.click("text=เก็บราคาและจำนวน")
    page.wait_for_selector(".wrong")
    assert page.input_value(f"[name=v{counter.goods.pk}-count]") == "๔๒"
    assert not grave(page)
    page.fill(f"[name=v{counter.goods.pk}-price]", "๑๓๕")
    page.click("text=เก็บราคาและจำนวน")
    page.wait_for_selector("text=เก็บให้แล้ว")
    assert page.input_value(f"[name=v{counter.goods.pk}-price]") == "135"


def test_a_cut_line_is_told_and_the_words_stay(counter, new_page):
    part = order_in(counter, "accepted", way="post")
    page = new_page()
    short = sign_in(page)
    page.goto(f"/sell/{short}/orders/{part.order.reference}/send/")
    page.fill("[name=tracking_number]", "EF582568151TH")
    page.context.set_offline(True)
    page.click("button:has-text('ส่งแล้ว บอกคนซื้อ')")
    page.wait_for_selector("text=เน็ตหลุด")
    assert page.input_value("[name=tracking_number]") == "EF582568151TH"
    page.context.set_offline(False)
    page.click("button:has-text('ส่งแล้ว บอกคนซื้อ')")
    page.wait_for_selector("text=คนซื้อได้เลขพัสดุแล้ว")
    part.refresh_from_db()
    assert part.status == ShopOrder.Status.SHIPPED
