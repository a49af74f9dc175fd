"""The main screens: a name, an address, and who looks. One line a screen; add yours here."""

from typing import NamedTuple


class Screen(NamedTuple):
    """`address` may name what the demo city has: {product}, {shop}, {order_to_pay}, {seller} ..."""

    name: str
    address: str
    who: str = "buyer"


SCREENS = (
    Screen("home", "/"),
    Screen("home-english", "/en/"),
    Screen("products", "/products/"),
    Screen("search", "/search/?q=น้ำพริก"),
    Screen("search-nothing", "/search/?q=ไม่มีของอย่างนี้"),
    Screen("places", "/places/"),
    Screen("district", "{district}"),
    Screen("community", "{community}"),
    Screen("shop", "{shop}"),
    Screen("product", "{product}"),
    Screen("product-english", "/en{product}"),
    Screen("not-found", "/ไม่มีหน้านี้/"),
    Screen("cart-empty", "/cart/"),
    Screen("cart", "/cart/", who="buyer with a cart"),
    Screen("checkout", "/checkout/", who="buyer with a cart"),
    Screen("order-to-pay", "{order_to_pay}"),
    Screen("order-claimed", "{order_claimed}"),
    Screen("order-ready", "{order_ready}"),
    Screen("order-done", "{order_done}"),
    Screen("receipt", "{order_done}receipt/"),
    Screen("sign-in", "/account/sign-in/"),
    Screen("sell", "/sell/", who="seller"),
    Screen("sell-shop", "{seller}", who="seller"),
    Screen("sell-orders", "{seller}orders/", who="seller"),
    Screen("sell-order", "{seller_order}", who="seller"),
    Screen("sell-done", "{seller}orders/done/", who="seller"),
    Screen("sell-goods", "{seller}goods/", who="seller"),
    Screen("admin-sign-in", "/admin/login/"),
)
