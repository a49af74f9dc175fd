"""A small market for the tests of public pages."""

import datetime as dt

import pytest
from django.utils import translation
from wagtail.models import Page, Site

from marketplace.delivery.domain.methods import set_methods
from marketplace.home.models import HomePage
from marketplace.payments.domain.settings import set_promptpay
from marketplace.storefront.queries import market
from products.domain.listing import PhotoSpec, VariantSpec
from tests.factories.communities import make_community, make_volunteer
from tests.factories.photos import make_image
from tests.factories.products import make_category, make_listing
from tests.factories.shops import make_shop
from tests.factories.trade import NOBODY, PICKUP, POST

DISTRICTS = (1015, 1005, 1026)


def make_front():
    """The site's front page, in the place of Wagtail's welcome."""
    front = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="ตลาดชุมชน", title_en="Talat", slug="front")
    )
    Site.objects.update(root_page=front)
    Site.clear_site_root_paths_cache()
    return front


def fill(*, shops: int, goods: int):
    """`shops` shops in three districts, `goods` goods over them, each with a photo."""
    photo = make_image(size=(400, 300))
    kinds = [make_category("food"), make_category("craft", name_th="งานฝีมือ", name_en="Craft")]
    communities = [make_community(district=code) for code in DISTRICTS]
    made = [make_shop(communities[n % 3], theme=["", "clay", "indigo"][n % 3]) for n in range(shops)]
    return made, [
        make_listing(
            made[n % shops],
            name_th=f"ของชิ้นที่ {n} อร่อย",
            category=kinds[n % 2],
            price_satang=(n % 40 + 1) * 1000,
            on_hand=n % 5,
            photos=[PhotoSpec(image=photo, alt_th="รูปของ")],
            tags=["ของฝาก"] if n % 3 == 0 else [],
        )
        for n in range(goods)
    ]


@pytest.fixture
def front(db):
    forget_counts()
    translation.activate("th")  # a page asked in English before leaves its language behind
    yield make_front()
    Site.clear_site_root_paths_cache()
    forget_counts()


@pytest.fixture
def stall(front):
    """One shop with everything a product page can show, and its product."""
    community = make_community("ชุมชนริมคลอง", landmark_th="ศาลาริมน้ำ", intro_th="คนริมน้ำ", name_en="Canal")
    make_volunteer(community)
    shop = make_shop(
        community,
        name_th="ร้านขนมอากง",
        theme="clay",
        phone="0812345678",
        opens_at=dt.time(8),
        closes_at=dt.time(18),
    )
    set_methods(shop=shop, methods=[PICKUP, POST], acting=NOBODY)
    set_promptpay(shop=shop, kind="phone", number="0800000000", name="สมใจ ใจดี", acting=NOBODY)
    return make_listing(
        shop,
        name_th="ขนมเปี๊ยะไส้ถั่ว",
        description_th="แป้งบาง",
        licence_number="10-1-00000",
        licence_status="claimed",
        photos=[PhotoSpec(image=make_image(), alt_th="ขนมหกชิ้น")],
        tags=["ฮาลาล"],
        variants=[
            VariantSpec(
                name_th="เล็ก",
                price_satang=14_000,
                unit="box",
                content_quantity=8,
                content_unit="piece",
                on_hand=30,
            ),
            VariantSpec(name_th="ใหญ่", price_satang=26_000, unit="box", on_hand=0, weight_g=900),
        ],
    )


def forget_counts():
    """As if the counts beside the filters had grown old."""
    market._kept.clear()
