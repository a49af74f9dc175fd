"""What the demo city's shops sell, how it reaches a buyer, and how they take money."""

import datetime as dt

from communities.domain.acting import Acting
from communities.models import Community
from marketplace.delivery.domain.methods import MethodSpec, set_methods
from marketplace.delivery.models import DeliveryMethod
from marketplace.operations.demo import content
from marketplace.operations.demo.content import Goods
from marketplace.operations.demo.pictures import Pictures
from marketplace.operations.demo.places import Places
from marketplace.payments.domain.settings import set_cash, set_promptpay
from marketplace.payments.models import ShopPaymentSettings
from products.domain.listing import ListingSpec, PhotoSpec, VariantSpec, create_listing
from products.models import Category, Product, Stock, Variant
from products.units import read_unit
from shops.models import Shop


def payee_number(shop_number: int) -> str:
    """An e-wallet number that cannot belong to anyone.

    PromptPay e-wallet numbers begin with the three figures of the company that
    keeps the wallet; no company is 000. The last figures tell the demo's shops apart.
    """
    return f"{shop_number:015}"


def categories() -> dict[str, Category]:
    """The branches of the catalogue, made where they are missing."""
    known = {row.slug: row for row in Category.objects.all()}
    for position, row in enumerate(content.read("categories.json")):
        if row["slug"] not in known:
            known[row["slug"]] = Category.objects.create(position=position, **row)
    return known


def fill_shops(places: Places) -> None:
    """Ways to get it and ways to pay, for shops that have none yet."""
    done = set(ShopPaymentSettings.objects.values_list("shop_id", flat=True))
    for row in content.shops():
        shop = places.shops[row["name"]]
        if shop.pk not in done:
            take_orders(shop, row, acting=places.acting(row["name"]))


def take_orders(shop: Shop, row: dict, *, acting: Acting) -> None:
    """Say how one shop's goods reach a buyer, and how it is paid."""
    set_methods(shop=shop, methods=ways(row, shop.community), acting=acting)
    set_promptpay(
        shop=shop,
        kind=ShopPaymentSettings.PromptPayKind.EWALLET,
        number=payee_number(row["number"]),
        name=row["owner"]["name"],
        acting=acting,
    )
    cap = row["cash_cap_baht"]
    set_cash(shop=shop, enabled=cap is not None, cap_satang=(cap or 0) * 100, acting=acting)


def ways(row: dict, community: Community) -> list[MethodSpec]:
    found = [
        MethodSpec(
            kind=DeliveryMethod.Kind.PICKUP,
            place_th=community.landmark_th,
            place_en=community.landmark_en,
            times_th=row["pickup_when_th"],
            times_en=row["pickup_when_en"],
        )
    ]
    if row["post"]:
        post = content.read("post.json")[row["post"]]
        free = post["free_above_baht"]
        found.append(
            MethodSpec(
                kind=DeliveryMethod.Kind.POST,
                times_th="ส่งวันถัดไป ถึงใน 2–3 วัน",
                times_en="sent the next day, 2–3 days on the way",
                free_above_satang=free * 100 if free else None,
                rates=tuple((up_to_g, baht * 100) for up_to_g, baht in post["rates"]),
            )
        )
    return found


def list_goods(places: Places, pictures: Pictures, at: dt.datetime) -> None:
    """All sixty products, where they are missing."""
    tree = categories()
    known = set(Variant.objects.filter(sku__in=content.skus()).values_list("sku", flat=True))
    for number, goods in enumerate(content.goods()):
        if goods.row["sku"] in known:
            continue
        create_listing(
            shop=places.shops[goods.row["shop"]],
            spec=listing(goods, tree, pictures),
            acting=places.acting(goods.row["shop"]),
            at=at + dt.timedelta(hours=number),
        )


def listing(goods: Goods, tree: dict[str, Category], pictures: Pictures) -> ListingSpec:
    return ListingSpec(
        name_th=goods.row["name"],
        name_en=goods.row["name_en"],
        description_th=goods.description_th,
        description_en=goods.words["description_en"],
        category=tree[goods.row["category"]],
        tags=[*goods.row["tags"], *goods.words["tags"]],
        licence_number=goods.licence,
        licence_status=Product.Licence.CLAIMED if goods.licence else Product.Licence.NONE,
        photos=[
            PhotoSpec(image=pictures(photo["file"]), alt_th=photo["alt_th"], alt_en=photo["alt_en"])
            for photo in goods.words["photos"]
        ],
        variants=[variant(goods, one) for one in goods.variants],
    )


def variant(goods: Goods, one: dict) -> VariantSpec:
    unit, inside = read_unit(goods.row["unit"])
    counting = goods.words["stock"] in Stock.COUNTING
    return VariantSpec(
        sku=one["sku"],
        name_th=one["name_th"],
        name_en=one["name_en"],
        price_satang=goods.price_satang,
        unit=unit,
        unit_detail_th=goods.words["unit_detail_th"],
        unit_detail_en=goods.words["unit_detail_en"],
        content_quantity=inside.amount if inside else None,
        content_unit=inside.measure if inside else "",
        weight_g=goods.row["weight_g"],
        mode=goods.words["stock"],
        on_hand=one["stock"] if counting else 0,
        daily_number=goods.words.get("daily_number", 0),
        lead_days=goods.words.get("lead_days", 0),
    )
