"""Shops that sell, carts and orders: real rows with live pages, made by the site's own functions where
there are any.
"""

from itertools import count

from wagtail.models import Page

from communities.domain.acting import NOBODY, Acting
from marketplace.cart.domain.carts import add_to_cart, new_cart
from marketplace.checkout.domain.place import (
    Address,
    Buyer,
    PartChoice,
    PlaceOrder,
    new_checkout_key,
    place_order,
)
from marketplace.delivery.domain.methods import MethodSpec, set_methods
from marketplace.orders.models import ShopOrder
from marketplace.payments.domain.settings import set_cash, set_promptpay
from products.models import ProductPage, Variant
from shops.models import Shop, ShopPage
from tests.factories.products import make_person, make_shop_row, make_variant

_numbers = count(1)

PICKUP = MethodSpec("pickup", place_th="ศาลาชุมชน", place_en="Community hall", times_th="15:00–18:00 น.")
POST = MethodSpec("post", rates=((500, 4_000), (2_000, 7_000)), free_above_satang=50_000)
PROMPTPAY, CASH = ShopOrder.Method.PROMPTPAY, ShopOrder.Method.CASH
HOME = Address("12 ซอยสุขใจ", "บางยี่เรือ", "ธนบุรี", "กรุงเทพมหานคร", "10600", "ข้างวัด")
BUYER = Buyer("มานี มีตา", "081-234-5678", "manee@example.com")


def make_selling_shop(
    *,
    name_th="ร้านป้าสมใจ",
    name_en="Somjai's",
    methods=(PICKUP, POST),
    cash=True,
    cap_satang=200_000,
    promptpay=True,
) -> Shop:
    """A shop with a live page that hands goods over and takes money."""
    shop = make_shop_row()
    page = ShopPage(title=name_th, title_en=name_en, slug=f"shop-{next(_numbers)}")
    Page.get_first_root_node().add_child(instance=page)
    shop.page = page
    shop.save(update_fields=["page"])
    set_methods(shop=shop, methods=methods, acting=NOBODY)
    set_cash(shop=shop, enabled=cash, cap_satang=cap_satang, acting=NOBODY)
    if promptpay:
        set_promptpay(shop=shop, kind="phone", number="0812345678", name="สมใจ ใจดี", acting=NOBODY)
    return shop


def make_goods(
    *, shop: Shop | None = None, name_th="น้ำพริกเผา", name_en="Chilli paste", weight_g=300, **stock
) -> Variant:
    """A variant for sale with a live page."""
    shop = shop or make_selling_shop()
    variant = make_variant(shop=shop, **stock)
    page = ProductPage(title=name_th, title_en=name_en, slug=f"goods-{next(_numbers)}")
    shop.page.add_child(instance=page)
    product = variant.product
    product.page = page
    product.save(update_fields=["page"])
    Variant.objects.filter(pk=variant.pk).update(weight_g=weight_g, unit="jar")
    return Variant.objects.select_related("stock", "product__page", "product__shop__page").get(pk=variant.pk)


def make_cart(*goods):
    """A cart with these in it: variants, or (variant, quantity)."""
    cart = new_cart()
    for one in goods:
        variant, quantity = one if isinstance(one, tuple) else (one, 1)
        add_to_cart(cart=cart, variant=variant, quantity=quantity)
    return cart


def choice(shop, *, pay=PROMPTPAY, way="pickup", delivery=None, total=None) -> PartChoice:
    """What a buyer chooses for one shop."""
    method = shop.delivery_methods.filter(kind=way, is_active=True).first()
    return PartChoice(shop.pk, method.pk if method else 0, pay, delivery, total)


def request_for(
    cart, *choices, key=None, buyer=BUYER, address=HOME, seen_total=None, language="th"
) -> PlaceOrder:
    """An order form as sent; without choices: pick-up and transfer everywhere."""
    if not choices:
        shops = (
            Shop.objects.filter(products__variants__in=cart.lines.values("variant")).distinct().order_by("pk")
        )
        choices = tuple(choice(shop) for shop in shops)
    return PlaceOrder(
        checkout_key=key or new_checkout_key(),
        cart=cart,
        buyer=buyer,
        parts=choices,
        address=address,
        language=language,
        seen_total_satang=seen_total,
    )


def make_part(*goods, pay=PROMPTPAY, way="pickup", at=None, **request) -> ShopOrder:
    """An order over one shop, placed; its only part."""
    goods = goods or (make_goods(),)
    first = goods[0][0] if isinstance(goods[0], tuple) else goods[0]
    cart = make_cart(*goods)
    order = place_order(
        request=request_for(cart, choice(first.product.shop, pay=pay, way=way), **request), at=at
    )
    return order.shop_orders.get()


def make_seller(name="สมใจ ใจดี") -> Acting:
    """Somebody who presses the shop's buttons."""
    person = make_person(name)
    return Acting(person, person)
