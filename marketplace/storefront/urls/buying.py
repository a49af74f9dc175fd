"""Cart, checkout, paying, the order page."""

from django.urls import path, register_converter

from marketplace.storefront.views import cart, checkout, orders, pay


class Reference:
    """The public number of an order; anything else is no order, and never reaches the database."""

    regex = "[A-Za-z0-9-]{3,16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Token(Reference):
    """The unguessable part of an order's link."""

    regex = "[A-Za-z0-9_-]{16,43}"


register_converter(Reference, "talat_reference")
register_converter(Token, "talat_token")

ORDER = "orders/<talat_reference:reference>/<talat_token:token>/"

urlpatterns = [
    path("cart/", cart.cart, name="cart"),
    path("cart/add/", cart.add, name="cart_add"),
    path("cart/change/", cart.change, name="cart_change"),
    path("cart/accept/", cart.accept, name="cart_accept"),
    path("cart/count/", cart.count, name="cart_count"),
    path("checkout/", checkout.checkout, name="checkout"),
    path(ORDER, orders.order, name="order"),
    path(f"{ORDER}receipt/", orders.receipt, name="receipt"),
    path(f"{ORDER}<int:position>/cancel/", orders.cancel, name="order_cancel"),
    path(f"{ORDER}<int:position>/refund/", orders.refund_received, name="refund_received"),
    path(f"{ORDER}<int:position>/qr.png", pay.qr_picture, name="pay_qr"),
    path(f"{ORDER}<int:position>/slip/", pay.slip, name="pay_slip"),
    path(f"{ORDER}<int:position>/paid/", pay.without_slip, name="pay_without_slip"),
    path(f"{ORDER}<int:position>/more-time/", pay.more_time, name="pay_more_time"),
]
