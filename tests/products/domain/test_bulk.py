"""Many listings at once leave the rows that one by one leave."""

import pytest
from django.apps import apps
from django.db.models import F, Value
from django.db.models.functions import Concat
from wagtail.models import Page, Revision

from communities.domain.acting import Acting
from products.domain.listing import ListingSpec, PhotoSpec, VariantSpec, create_listing, create_listings
from products.errors import CodeTaken, PriceRefused
from products.models import Product, Stock, Variant
from tests.factories.communities import make_person, make_user
from tests.factories.photos import make_image
from tests.factories.products import make_category, make_listing
from tests.factories.shops import make_shop

# What is drawn by lot (or holds the key of a photo), is a time, or depends on the rows before (the rank).
BY_LOT = {"short", "translation_key", "uuid", "content_path", "content_path_hash"}
TIMES = {
    "created_at",
    "timestamp",
    "latest_revision_created_at",
    "last_published_at",
    "first_published_at",
    "listed_at",
    "at",
}
RANK = {"title_norm"}
# Background jobs say what was still to do, not what is; here they were done at once.
LEFT_OUT = {"sessions.Session", "django_tasks_database.DBTaskResult"}


def specs(image):
    return [
        ListingSpec(
            name_th="น้ำพริกเผากุ้ง",
            name_en="Prawn chilli paste",
            description_th="ตำเองทุกเช้า",
            description_en="Pounded every morning",
            category=make_category(),
            tags=["กุ้ง", "ของฝาก", "กุ้ง "],
            photos=[PhotoSpec(image=image, alt_th="กระปุกน้ำพริก", alt_en="A jar")],
            variants=[
                VariantSpec(sku="NP-1", price_satang=12_000, unit="jar", weight_g=220, on_hand=8),
                VariantSpec(sku="NP-2", price_satang=22_000, unit="jar", name_th="ใหญ่", name_en="Large"),
            ],
        ),
        ListingSpec(
            name_th="ขนมครก",
            category=make_category(),
            tags=["ของฝาก"],
            variants=[VariantSpec(sku="KK", price_satang=3_000, mode="daily", on_hand=30)],
            licence_number="00-0-00000-0-0000",
            licence_status="claimed",
        ),
        ListingSpec(
            name_th="ขนมครก",
            category=make_category(),
            variants=[VariantSpec(sku="KK-2", price_satang=3_050, mode="made_to_order", lead_days=3)],
            status="paused",
        ),
    ]


def everything(since):
    """Every row of every table made after `since`, by table: values without times and lots."""
    return {
        model._meta.label: sorted(_row(row, since) for row in model._base_manager.filter(pk__gt=last))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in LEFT_OUT
        and not model._meta.proxy
        and (last := since[model._meta.label]) is not None
    }


def marks():
    """The highest key of each table that counts its keys; None for the others."""
    return {model._meta.label: _highest(model) for model in apps.get_models(include_auto_created=True)}


def _highest(model):
    highest = model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
    return highest if isinstance(highest, int) else (0 if highest is None else None)


def _row(row, since):
    return tuple(
        f"{field.attname}={_value(row, field, since)}"
        for field in row._meta.concrete_fields
        if field.attname not in BY_LOT | TIMES | RANK
    )


def _value(row, field, since):
    value = getattr(row, field.attname)
    if field.attname == "content":
        return sorted(_plain(value, since).items())
    if field.attname in ("object_id", "to_object_id") and str(value).isdigit():
        kind = row.to_content_type if field.attname == "to_object_id" else row.content_type
        last = since[kind.model_class()._meta.label]
        return f"+{int(value) - last}" if int(value) > last else value
    if field.attname in ("path", "url_path"):
        return str(value)[-4:] if field.attname == "path" else str(value).rstrip("/").rpartition("/")[2]
    if field.is_relation and value:
        label = field.related_model._meta.label
        return f"+{value - since[label]}" if isinstance(value, int) and value > since[label] else value
    if field.primary_key and row._meta.label == "wagtailsearch.IndexEntry":
        return "any"  # written over and over, and PostgreSQL counts each try
    if field.primary_key and isinstance(value, int):
        return f"+{value - since[row._meta.label]}"
    return repr(value)


def _plain(content, since):
    """A revision's JSON, its keys counted from `since`."""
    plain = {
        name: value for name, value in content.items() if name not in BY_LOT | TIMES | {"path", "url_path"}
    }
    plain["pk"] -= since["talat_products.ProductPage"]
    for photo in plain["photos"]:
        photo["pk"] -= since["talat_products.ProductPhoto"]
        photo["page"] -= since["talat_products.ProductPage"]
    return plain


@pytest.fixture
def seller(transactional_db):
    person = make_person(login=make_user("seller"))
    return Acting(by=person, for_=make_person())


@pytest.mark.both_engines
def test_ten_at_once_leave_the_rows_that_one_by_one_leave(seller, django_user_model):
    """Two shops alike; every table is compared, row for row, column for column."""
    image = make_image()
    first, second = make_shop(), make_shop()
    wanted = specs(image)
    for tag in ("กุ้ง", "ของฝาก"):
        make_listing(tags=[tag])

    before = marks()
    for spec in wanted:
        create_listing(shop=first, spec=spec, acting=seller)
    one_by_one = everything(before)
    Variant.objects.all().update(sku=Concat(F("sku"), Value("-old")))

    before = marks()
    assert create_listings(rows=[(second, spec) for spec in wanted], acting=seller) == 3
    at_once = everything(before)

    assert one_by_one["talat_products.Variant"]
    for table, rows in one_by_one.items():
        assert at_once[table] == _as_in(rows, first, second), table


def _as_in(rows, first, second):
    """The same rows as they read in the second shop."""
    return sorted(
        tuple(
            column.replace(f"shop_id={first.pk}", f"shop_id={second.pk}")
            if column.startswith("shop_id=")
            else column
            for column in row
        )
        for row in rows
    )


def test_the_tree_is_sound_afterwards_and_pages_are_served_by_their_slugs(seller):
    shop, other = make_shop(), make_shop()
    make_listing(shop, name_th="ขนมครก")
    rows = [
        (
            where,
            ListingSpec(name_th="ขนมครก", category=make_category(), variants=[VariantSpec(price_satang=100)]),
        )
        for where in (shop, other, shop)
    ]
    create_listings(rows=rows, acting=seller)
    assert Page.find_problems() == ([], [], [], [], [])
    assert sorted(Page.objects.get(pk=shop.page_id).get_children().values_list("slug", flat=True)) == [
        "ขนมครก",
        "ขนมครก-2",
        "ขนมครก-3",
    ]
    assert list(Page.objects.get(pk=other.page_id).get_children().values_list("slug", flat=True)) == [
        "ขนมครก"
    ]
    assert Page.objects.get(pk=shop.page_id).numchild == 3
    assert [product.page.get_parent().pk == product.shop.page_id for product in Product.objects.all()] == [
        True
    ] * 4
    page = Product.objects.filter(shop=other).get().page
    page.save_revision().publish()
    assert Revision.objects.for_instance(page).count() == 2


@pytest.mark.parametrize(
    ("variant", "error"),
    [(VariantSpec(sku="TAKEN", price_satang=100), CodeTaken), (VariantSpec(price_satang=0), PriceRefused)],
)
def test_what_one_refuses_many_refuse_and_nothing_of_the_batch_is_made(seller, variant, error):
    shop = make_shop()
    make_listing(variants=[VariantSpec(sku="TAKEN", price_satang=100)])
    good = ListingSpec(name_th="ดี", category=make_category(), variants=[VariantSpec(price_satang=100)])
    bad = ListingSpec(name_th="ไม่ดี", category=make_category(), variants=[variant])
    with pytest.raises(error):
        create_listing(shop=shop, spec=bad, acting=seller)
    with pytest.raises(error):
        create_listings(rows=[(shop, good), (shop, bad)], acting=seller)
    assert not shop.products.exists()
    assert not Page.objects.get(pk=shop.page_id).get_children().exists()
    assert Stock.objects.count() == 1


def test_progress_is_told_the_number_made_so_far(seller, monkeypatch):
    monkeypatch.setattr("products.domain.bulk.BATCH", 2)
    told = []
    shop = make_shop()
    spec = ListingSpec(name_th="ของ", category=make_category(), variants=[VariantSpec(price_satang=100)])
    create_listings(rows=[(shop, spec)] * 5, acting=seller, progress=told.append)
    assert told == [2, 4, 5]
