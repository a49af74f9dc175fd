"""A small town for journeys: two shops with live pages, their owners' log-ins, and what they sell."""

import io
from dataclasses import dataclass

from PIL import Image

from communities.domain.acting import NOBODY
from marketplace.accounts.models import SignInPhone
from marketplace.delivery.domain.methods import set_methods
from marketplace.payments.domain.settings import set_cash, set_promptpay
from products.models import Variant
from shops.models import Shop
from tests.factories.communities import make_community, make_person, make_user
from tests.factories.products import make_listing
from tests.factories.shops import make_shop
from tests.factories.trade import PICKUP, POST

PASSWORD = "a long word"


@dataclass
class Stall:
    """A shop, how its owner signs in, and the one thing it sells."""

    shop: Shop
    phone: str
    goods: Variant
    name: str

    @property
    def path(self) -> str:
        return self.goods.product.page.get_url()


def make_stall(
    name: str, goods: str, phone: str, *, methods=(PICKUP, POST), price_satang=12_000, on_hand=10
) -> Stall:
    """A shop that takes cash and transfers and has `on_hand` of one thing."""
    user = make_user()
    SignInPhone.objects.create(user=user, phone=f"+66{phone.lstrip('0')}")
    community = make_community()
    shop = make_shop(community, name_th=name, owner=make_person(login=user))
    set_methods(shop=shop, methods=methods, acting=NOBODY)
    set_cash(shop=shop, enabled=True, cap_satang=200_000, acting=NOBODY)
    set_promptpay(shop=shop, kind="phone", number=phone, name="สมใจ ใจดี", acting=NOBODY)
    product = make_listing(shop, name_th=goods, price_satang=price_satang, on_hand=on_hand)
    variant = product.variants.select_related("product__page").get()
    Variant.objects.filter(pk=variant.pk).update(weight_g=300)
    return Stall(shop, phone, variant, name)


def two_stalls() -> tuple[Stall, Stall]:
    return (
        make_stall("ร้านขนมอากง", "ขนมเปี๊ยะ", "0812345678"),
        make_stall("กลุ่มจักสานริมคลอง", "กระเป๋าสาน", "0898765432", price_satang=39_000),
    )


def slip_picture() -> dict:
    """A picture of a slip, for a file field of the browser."""
    out = io.BytesIO()
    Image.new("RGB", (360, 640), "white").save(out, "PNG")
    return {"name": "slip.png", "mimeType": "image/png", "buffer": out.getvalue()}
