"""A shop with people behind its counter, and orders in every state they meet."""

from dataclasses import dataclass, field
from io import BytesIO

from django.contrib.auth import get_user_model
from PIL import Image

from communities.domain.acting import Acting
from communities.models import Person
from marketplace.checkout.domain.cancel import cancel_part
from marketplace.checkout.domain.money import confirm_money, say_paid
from marketplace.checkout.domain.progress import accept, hand_over, pack, ready, ship
from marketplace.orders.models import ShopOrder
from products.models import Variant
from shops.domain.members import add_member
from shops.models import Shop, ShopMember
from tests.factories.communities import make_person, make_user
from tests.factories.trade import CASH, PROMPTPAY, make_goods, make_part, make_selling_shop

TRACKING = {"carrier": "thailand_post", "tracking_number": "EF582568151TH"}


@dataclass
class Counter:
    """A shop, its owner and helper (log-ins), and one thing it sells plenty of."""

    shop: Shop
    owner: get_user_model()
    helper: get_user_model()
    person: Person
    goods: Variant
    parts: dict[str, ShopOrder] = field(default_factory=dict)

    @property
    def acting(self) -> Acting:
        return Acting(by=self.person)


def make_counter(**shop) -> Counter:
    made = make_selling_shop(**shop)
    owner, helper = make_user(), make_user()
    person = make_person("สมใจ ใจดี", login=owner)
    add = {"shop": made, "acting": Acting(by=person)}
    add_member(person=person, role=ShopMember.Role.OWNER, **add)
    add_member(person=make_person("น้องฝน", login=helper), role=ShopMember.Role.HELPER, **add)
    return Counter(made, owner, helper, person, make_goods(shop=made, on_hand=500))


def slip_picture(color="white") -> BytesIO:
    stream = BytesIO()
    Image.new("RGB", (120, 160), color).save(stream, "PNG")
    stream.seek(0)
    stream.name = "slip.png"
    return stream


def order_in(counter: Counter, state: str, *, way="pickup") -> ShopOrder:
    """One order for two of the counter's goods, brought to a state by the functions the site uses."""
    pay = CASH if state.startswith("cash") else PROMPTPAY
    part = make_part((counter.goods, 2), pay=pay, way=way)
    told = {"shop_order": part, "acting": counter.acting}
    if state in ("waiting", "cash"):
        return part
    if state == "claimed":
        return say_paid(shop_order=part, slip_file=slip_picture())
    accept(**told) if pay == CASH else confirm_money(**told)
    steps = {
        "accepted": [],
        "packed": [pack],
        "ready": [pack, ready],
        "shipped": [pack, lambda **who: ship(**TRACKING, **who)],
        "done": [pack, ready, hand_over],
        "refund": [lambda **who: cancel_part(reason="ทำไม่ทัน", **who)],
    }[state.removeprefix("cash-")]
    for step in steps:
        step(**told)
    part.refresh_from_db()
    return part
