"""Two shops, one cart: one part paid by QR and slip, one in cash; both sellers finish; the books close."""

import pytest

from marketplace.operations.domain.books import close_books
from marketplace.orders.models import Order, ShopOrder

from .people import Seller, Shopper
from .town import two_stalls

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_buyer_orders_from_two_shops_and_both_sellers_finish(live_site, new_page, javascript):
    sweets, baskets = two_stalls()
    buyer = Shopper(new_page(javascript=javascript))
    buyer.put_in_cart(sweets, "๒")
    buyer.put_in_cart(baskets)
    assert "ของมาจาก 2 ร้าน" in buyer.page.inner_text("main")
    buyer.page.click(f"#more-{sweets.goods.pk}")
    buyer.page.locator(f"#line-{sweets.goods.pk} b.nb", has_text="360 บาท").wait_for()

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

    by_post = Seller(new_page(javascript=javascript), sweets)
    by_post.sign_in()
    by_post.open_order(order.reference)
    by_post.press("money-came")
    by_post.open_order(order.reference)
    by_post.press("packed")
    by_post.open_order(order.reference)
    by_post.send_parcel()

    by_hand = Seller(new_page(javascript=javascript), baskets)
    by_hand.sign_in()
    for step in ("take", "packed", "ready"):
        by_hand.open_order(order.reference)
        by_hand.press(step)
    number = ShopOrder.objects.get(order=order, shop=baskets.shop).pickup_number
    buyer.page.reload()
    assert "EF582568151TH" in buyer.words_of(1)
    assert f"บอกเลข {number}" in buyer.words_of(2)
    assert "ไปรับได้ 1 ร้าน" in buyer.page.inner_text("h1")

    for seller in (by_hand, by_post):
        seller.open_order(order.reference)
        seller.press("handed-over")
    assert set(order.shop_orders.values_list("status", "payment_status")) == {("completed", "paid")}
    buyer.page.reload()
    assert "ขอบคุณ" in buyer.page.inner_text("h1")
    books = close_books()
    assert books.closes, books.breaks
    assert sum(part.paid_satang for part in order.shop_orders.all()) == 43_000 + 39_000
