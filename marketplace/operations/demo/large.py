"""A large city for measuring: many products over many shops, made by the one bulk way."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.db.models import Max
from wagtail.models import Page

from communities.domain.acting import NOBODY, Acting
from communities.domain.communities import open_community
from communities.domain.people import add_person
from communities.models import Community, CommunityKind, District
from marketplace.operations.demo import content
from marketplace.operations.demo.content import Goods
from marketplace.operations.demo.pictures import Pictures
from marketplace.operations.demo.shelves import categories, listing, take_orders
from products.domain.listing import ListingSpec, create_listings
from products.models import Product, Variant
from shops.domain.opening import open_shop
from shops.models import Shop

A_SHOP = 100
PREFIX = "BKL-"
SECOND_WORDS = (
    ("สูตรบ้านสวน", "from the garden house"),
    ("รุ่นเล็ก", "small"),
    ("รุ่นใหญ่", "large"),
    ("ทำใหม่ทุกวัน", "made daily"),
    ("ชุดของฝาก", "gift set"),
    ("สูตรดั้งเดิม", "the old way"),
    ("จากกลุ่มแม่บ้าน", "from the housewives' group"),
    ("ลายใหม่", "new pattern"),
    ("คัดพิเศษ", "specially picked"),
    ("ราคาเพื่อนบ้าน", "at neighbours' price"),
    ("รับปีใหม่", "for the New Year"),
    ("ริมคลอง", "by the canal"),
    ("สามรส", "three flavours"),
)


def grow(
    *,
    to: int,
    home: Page,
    at: dt.datetime,
    progress: Callable[[int, int], object] = lambda made, all_of_them: None,
) -> int:
    """List products until there are `to`, over one shop in every hundred products, in all districts.

    Returns how many were made; asking for what is there already makes nothing.
    """
    missing = to - Product.objects.count()
    if missing <= 0:
        return 0
    shops = open_more_shops(home=home, wanted=max(50, to // A_SHOP), at=at)
    return create_listings(
        rows=more_goods(shops, missing, first=next_number()),
        acting=NOBODY,
        at=at,
        progress=lambda made: progress(made, missing),
    )


def next_number() -> int:
    last = Variant.objects.filter(sku__startswith=PREFIX).aggregate(last=Max("sku"))["last"]
    return int(last.removeprefix(PREFIX)) + 1 if last else 1


def more_goods(shops: list[Shop], number: int, *, first: int) -> Iterator[tuple[Shop, ListingSpec]]:
    """Variations on the sixty products, shop by shop; photos are shared from the demo's own."""
    pictures, tree, bases = Pictures(), categories(), content.goods()
    specs = [listing(goods, tree, pictures) for goods in bases]
    chance = random.Random(first)  # noqa: S311 - prices of made-up goods
    for offset in range(number):
        which = first + offset
        base = which % len(bases)
        shop = shops[offset * len(shops) // number]
        yield shop, variation(bases[base], specs[base], which, chance)


def variation(goods: Goods, spec: ListingSpec, which: int, chance: random.Random) -> ListingSpec:
    second_th, second_en = SECOND_WORDS[which // 60 % len(SECOND_WORDS)]
    price = max(1_000, goods.price_satang * chance.randrange(70, 140) // 100 // 100 * 100)
    return replace(
        spec,
        name_th=f"{spec.name_th} {second_th} {which}",
        name_en=f"{spec.name_en}, {second_en} {which}",
        photos=spec.photos[:1],
        variants=[
            replace(spec.variants[0], sku=f"{PREFIX}{which:07}", name_th="", name_en="", price_satang=price)
        ],
    )


def open_more_shops(*, home: Page, wanted: int, at: dt.datetime) -> list[Shop]:
    """All shops, after opening as many as are missing, in turn over communities in all fifty districts."""
    shops = list(Shop.objects.select_related("page", "community__page").order_by("pk"))
    communities = every_district(home=home, at=at)
    words = content.shops()
    for number in range(len(shops) + 1, wanted + 1):
        model = words[number % len(words)]
        owner = add_person(name=f"เจ้าของร้านที่ {number}", acting=NOBODY)
        shop = open_shop(
            community=communities[number % len(communities)],
            name_th=f"{model['name']} สาขา {number}",
            name_en=f"{model['name_en']} {number}",
            owner=owner,
            theme=model["theme"],
            intro_th=model["intro_th"],
            intro_en=model["intro_en"],
            acting=Acting(by=owner),
            at=at,
        )
        take_orders(shop, {**model, "number": number}, acting=Acting(by=owner))
        shops.append(shop)
    return shops


def every_district(*, home: Page, at: dt.datetime) -> list[Community]:
    """All communities, after opening one in each district that has none."""
    served = set(Community.objects.values_list("district_id", flat=True))
    for district in District.objects.exclude(pk__in=served):
        open_community(
            parent=home,
            name_th=f"ชุมชนตัวอย่าง{district.name_th}",
            name_en=f"Sample community, {district.name_en}",
            district=district,
            kind=CommunityKind.Kind.URBAN,
            kind_since=dt.date(2023, 1, 1),
            status=Community.Status.APPLYING,
            landmark_th="ศาลาชุมชน",
            landmark_en="Community pavilion",
            acting=NOBODY,
            at=at,
        )
    return list(Community.objects.select_related("page", "district").order_by("pk"))
