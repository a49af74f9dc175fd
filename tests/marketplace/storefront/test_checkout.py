import pytest

from marketplace.orders.models import Order, ShopOrder
from tests.factories.trade import make_goods, make_selling_shop

from .buyer import HOME, WHO, Buyer, fields, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_selling_shop()


@pytest.fixture
def goods(shop):
    return make_goods(shop=shop)


@pytest.fixture
def buyer(goods) -> Buyer:
    buyer = Buyer()
    buyer.add(goods, "2")
    return buyer


def way(shop, kind: str) -> str:
    return str(shop.delivery_methods.get(kind=kind).pk)


def test_an_order_is_placed_from_the_cart(buyer, goods):
    order = buyer.order()
    part = order.shop_orders.get()
    assert (part.total_satang, part.payment_method, part.delivery_kind) == (24_000, "promptpay", "pickup")
    assert (order.buyer_name, order.buyer_phone, order.address) == ("มานี มีตา", "+66812345678", "")
    assert buyer.in_cart() == {}
