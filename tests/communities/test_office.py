"""Rows in Wagtail's admin: an officer meets those of the own districts and changes what is offered."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from communities.models import Community, District
from products.models import Category, Product, Variant
from shops.models import Shop
from tests.factories.communities import make_community, make_officer, make_user, make_volunteer
from tests.factories.products import make_category, make_listing
from tests.factories.shops import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

OWN, OTHER = "ใบบัว", "สวนพลู"
KINDS = [
    (Community, "talat_communities_community"),
    (Shop, "talat_shops_shop"),
    (Product, "talat_products_product"),
]


def url(kind, view, *args):
    return reverse(f"wagtailsnippets_{kind}:{view}", args=args)


@pytest.fixture
def places():
    for word, district in ((OWN, 1015), (OTHER, 1005)):
        shop = make_shop(make_community(f"ชุมชน{word}", district=district), name_th=f"ร้าน{word}")
        make_listing(shop, name_th=f"ของ{word}")


@pytest.fixture
def officer(client, places):
    make_officer(1005)
    client.force_login(make_officer(1015).person.login)
    return client


def rows(model):
    own = model.objects.order_by("pk").first()
    return own, model.objects.exclude(pk=own.pk).get()


@pytest.mark.parametrize(("model", "kind"), KINDS)
def test_an_officer_lists_and_opens_rows_of_the_own_district_alone(officer, model, kind):
    own, other = rows(model)
    text = officer.get(url(kind, "list")).content.decode()
    assert OWN in text
    assert OTHER not in text
    assert officer.get(url(kind, "edit", own.pk)).status_code == 200
    for view in ("edit", "inspect", "history", "usage"):
        assert officer.get(url(kind, view, other.pk)).status_code in (403, 404), view
    before = list(model.objects.order_by("pk").values())
    officer.post(url(kind, "edit", other.pk), {"name_th": "x", "khwaeng": "", "status": "active"})
    for row in (own, other):
        officer.post(url(kind, "delete", row.pk))
    assert officer.get(url(kind, "add")).status_code in (302, 403)
    assert list(model.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(("model", "kind"), KINDS)
def test_a_volunteer_and_a_seller_meet_no_rows_there(client, places, model, kind):
    own, _other = rows(model)
    seller = Shop.objects.order_by("pk").first().members.get().person.login
    for user in (make_volunteer(Community.objects.order_by("pk").first()).person.login, seller):
        client.force_login(user)
        for address in (url(kind, "list"), url(kind, "edit", own.pk)):
            assert client.get(address).status_code in (302, 403, 404)


def test_an_officer_sets_category_tags_and_licence_and_nothing_else_of_a_product(officer):
    own, _other = rows(Product)
    tea = make_category("tea", name_th="ชา", name_en="Tea")
    form = {
        "category": tea.pk,
        "tags": "สมุนไพร, ของฝาก",
        "licence_number": "00-0-00000-0-0000",
        "licence_status": "checked",
        "licence_checked_on": "2026-11-01",
        "status": "removed",
        "price_satang": "1",
    }
    page = officer.get(url("talat_products_product", "edit", own.pk)).content.decode()
    assert "price" not in page
    assert "on_hand" not in page
    assert officer.post(url("talat_products_product", "edit", own.pk), form).status_code == 302
    own.refresh_from_db()
    assert (own.category, own.licence_status, own.status) == (tea, "checked", Product.Status.ACTIVE)
    assert {tag.slug for tag in own.tags.all()} == {"สมุนไพร", "ของฝาก"}
    assert "สมุนไพร" in own.search_text
    assert Variant.objects.filter(price_satang=12_000).count() == 2


def test_a_form_writes_only_what_was_changed_on_it(officer):
    shop, _other = rows(Shop)
    address = url("talat_shops_shop", "edit", shop.pk)
    form = {
        "phone": "081-234-5678",
        "line_id": "",
        "opens_at": "",
        "closes_at": "",
        "open_days": "54321",
        "theme": "",
    }
    Shop.objects.filter(pk=shop.pk).update(is_open=False)
    assert officer.post(address, form).status_code == 302
    shop.refresh_from_db()
    assert (shop.phone, shop.open_days, shop.is_open) == ("+66812345678", "12345", False)


@pytest.mark.parametrize(("name", "typed"), [("phone", "081"), ("open_days", "89"), ("opens_at", "09:00")])
def test_what_cannot_be_is_said_beside_the_field(officer, name, typed):
    shop, _other = rows(Shop)
    form = {
        "phone": "",
        "line_id": "",
        "opens_at": "",
        "closes_at": "",
        "open_days": "12345",
        "theme": "",
        name: typed,
    }
    answer = officer.post(url("talat_shops_shop", "edit", shop.pk), form)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_districts_are_read_and_never_changed(officer):
    kind = "talat_communities_district"
    assert "ธนบุรี" in officer.get(url(kind, "list")).content.decode()
    answer = officer.post(url(kind, "edit", 1015), {"name_th": "x"})
    assert answer.status_code in (302, 403)
    assert District.objects.get(code=1015).name_th == "ธนบุรี"


def test_categories_are_changed_by_whom_the_site_lets(client):
    kind = "talat_products_category"
    category = make_category()
    user = make_user()
    user.user_permissions.add(
        *Permission.objects.filter(
            codename__in=["access_admin", "view_category", "add_category", "change_category"]
        )
    )
    client.force_login(user)
    form = {
        "name_th": "อาหาร",
        "name_en": "Meals",
        "slug": "meals",
        "icon": "",
        "position": 1,
        "parent": category.pk,
    }
    assert client.post(url(kind, "edit", category.pk), form).status_code == 200
    assert client.post(url(kind, "edit", category.pk), {**form, "parent": ""}).status_code == 302
    assert client.post(url(kind, "add"), {**form, "slug": "snacks"}).status_code == 302
    assert set(Category.objects.values_list("slug", "parent")) == {("meals", None), ("snacks", category.pk)}
