"""Two shops, one cart: one part paid by QR and slip, one in cash; both sellers finish; the books close."""

import pytest

from marketplace.operations.domain.books import close_books
from marketplace.orders.models import Order

from .people import Seller, Shopper
from .town import Stall, two_stalls

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_buyer_orders_from_two_shops_and_both_sellers_finish(live_site, new_page, javascript):
    sweets, baskets = two_stalls()
    buyer = Shopper(new_page(javascript=javascript))
    fill_the_cart(buyer, sweets, baskets)
    order = order_by_slip_and_cash(buyer, sweets, baskets)

    sellers = (
        Seller(new_page(javascript=javascript), sweets),
        Seller(new_page(javascript=javascript), baskets),
    )
    for seller in sellers:
        seller.sign_in()
    sent_by_post(sellers[0], order)
    ready_to_fetch(sellers[1], order)

    buyer.page.reload()
    assert "EF582568151TH" in buyer.words_of(1)
    assert f"บอกเลข {order.shop_orders.get(position=2).pickup_number}" in buyer.words_of(2)
    assert "ไปรับได้ 1 ร้าน" in buyer.page.inner_text("h1")

    for seller in sellers:
        seller.open_order(order.reference)
        seller.press("handed-over")
    buyer.page.reload()
    assert "ขอบคุณ" in buyer.page.inner_text("h1")
    parts = order.shop_orders.values_list("status", "payment_status", "paid_satang")
    assert list(parts) == [("completed", "paid", 43_000), ("completed", "paid", 39_000)]
    books = close_books()
    assert books.closes, books.breaks


def fill_the_cart(buyer: Shopper, sweets: Stall, baskets: Stall) -> None:
    buyer.put_in_cart(sweets, "๒")
    buyer.put_in_cart(baskets)
    assert "ของมาจาก 2 ร้าน" in buyer.page.inner_text("main")
    buyer.page.click(f"#more-{sweets.goods.pk}")
    buyer.page.locator(f"#line-{sweets.goods.pk} b.nb", has_text="360 บาท").wait_for()


def order_by_slip_and_cash(buyer: Shopper, sweets: Stall, baskets: Stall) -> Order:
    buyer.to_the_till()
    buyer.say_who()
    buyer.choose(sweets, kind="post", pay="promptpay")
    buyer.choose(baskets, kind="pickup", pay="cash")
    buyer.say_where()
    buyer.read_once()
    buyer.order()
    order = Order.objects.get()
    assert order.reference in buyer.page.inner_text("main")
    assert "รอคุณโอน 430 บาท" in buyer.words_of(1)
    buyer.send_slip(1)
    assert "ได้สลิปแล้ว" in buyer.words_of(1)
    return order


def sent_by_post(seller: Seller, order: Order) -> None:
    for step in ("money-came", "packed"):
        seller.open_order(order.reference)
        seller.press(step)
    seller.open_order(order.reference)
    seller.send_parcel()


def ready_to_fetch(seller: Seller, order: Order) -> None:
    for step in ("take", "packed", "ready"):
        seller.open_order(order.reference)
        seller.press(step)
