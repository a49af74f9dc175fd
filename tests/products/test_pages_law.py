"""Pages say, records are: whatever happens to a page, price, stock, variants, orders and shop stay."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from communities.domain.acting import NOBODY
from marketplace.checkout.domain.money import confirm_money
from marketplace.checkout.domain.place import place_order
from marketplace.delivery.domain.methods import set_methods
from marketplace.delivery.models import DeliveryMethod
from marketplace.orders.models import Order, OrderEvent, OrderLine, ShopOrder
from marketplace.payments.domain.settings import set_promptpay
from marketplace.payments.models import Payment, PaymentEvent, PaymentShare, ShopPaymentSettings
from products.domain.listing import VariantSpec
from products.domain.pricing import set_price
from products.domain.stock import receive
from products.models import Product, ProductPage, Stock, StockMovement, StockReservation, Variant
from products.queries import for_sale, is_for_sale, on_sale
from shops.models import Shop
from tests.factories.communities import make_user
from tests.factories.photos import make_image
from tests.factories.products import make_listing
from tests.factories.shops import make_shop
from tests.factories.trade import PICKUP, choice, make_cart, make_seller, request_for

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

# Each with how many rows of it the fixture below leaves.
COUNTS = {
    Shop: 2, Product: 1, Variant: 2, Stock: 2, StockReservation: 1, StockMovement: 3,
    Order: 1, ShopOrder: 1, OrderLine: 1, OrderEvent: 3, Payment: 1, PaymentShare: 1, PaymentEvent: 2,
    DeliveryMethod: 1, ShopPaymentSettings: 1,
}  # fmt: skip


def records(*, but=()):
    """Every row a sale depends on, column by column; what search looks into follows the words."""
    but = {"search_text", *but}
    return {
        model.__name__: [
            tuple(value for name, value in row.items() if name not in but)
            for row in model.objects.order_by("pk").values()
        ]
        for model in COUNTS
    }


@pytest.fixture
def product():
    """A listing changed since its first draft: a new price, more stock, three sold. A shop beside."""
    shop = make_shop(name_th="ร้านป้าสมใจ")
    make_shop(shop.community, name_th="ร้านข้างบ้าน")
    listed = make_listing(
        shop,
        name_th="น้ำพริกเผา",
        description_th="ตำเอง",
        photos=[],
        variants=[
            VariantSpec(sku="A", price_satang=10_000, on_hand=4),
            VariantSpec(sku="B", price_satang=18_000),
        ],
    )
    page = listed.page
    page.description_th = "ตำเองทุกเช้า"
    page.save_revision().publish()
    first, second = listed.variants.all()
    set_price(variant=first, price_satang=12_500, acting=NOBODY)
    receive(variant=first, quantity=6, reason="ทำเพิ่ม", acting=NOBODY)
    set_methods(shop=shop, methods=[PICKUP], acting=NOBODY)
    set_promptpay(shop=shop, kind="phone", number="0812345678", name="สมใจ ใจดี", acting=NOBODY)
    order = place_order(request=request_for(make_cart((first, 3)), choice(shop)))
    confirm_money(shop_order=order.shop_orders.get(), acting=make_seller())
    Variant.objects.filter(pk=second.pk).update(is_active=False)
    return Product.objects.get(pk=listed.pk)


@pytest.fixture
def untouched(product):
    """After the test: exact counts, and every column of every record as before."""
    before = records()
    assert {model: len(before[model.__name__]) for model in COUNTS} == COUNTS
    yield product
    after = records()
    assert after == before
    stock = Stock.objects.get(variant__sku="A")
    assert (stock.on_hand, stock.reserved) == (10, 3)
    assert Variant.objects.get(sku="A").price_satang == 12_500
    assert not Variant.objects.get(sku="B").is_active
    part = ShopOrder.objects.get()
    assert (part.status, part.payment_status, part.total_satang) == ("accepted", "paid", 37_500)
    assert part.shop_id == Product.objects.get().shop_id == product.shop_id
    line = OrderLine.objects.get()
    assert (line.quantity, line.price_satang, line.name_th) == (3, 12_500, "น้ำพริกเผา")


def specific(product):
    return ProductPage.objects.get(pk=product.page_id)


def oldest(product):
    return specific(product).revisions.order_by("pk").first()


def test_publishing_an_old_draft_brings_back_words_alone(untouched):
    oldest(untouched).publish()
    assert specific(untouched).description_th == "ตำเอง"


def test_reverting_to_an_old_revision_brings_back_words_alone(untouched):
    old = oldest(untouched)
    page = old.as_object()
    page.save_revision(previous_revision=old, log_action=True).publish(previous_revision=old)
    assert specific(untouched).description_th == "ตำเอง"
    assert specific(untouched).revisions.count() == 3


def test_scheduled_publishing_brings_words_alone(untouched):
    page = specific(untouched)
    page.description_th, page.go_live_at = "พรุ่งนี้", timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert specific(untouched).description_th == "ตำเองทุกเช้า"
    revision.refresh_from_db()
    due = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at, revision.content["go_live_at"] = due, due.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert specific(untouched).description_th == "พรุ่งนี้"
    assert specific(untouched).live


def test_unpublished_it_is_not_for_sale_and_published_again_it_is_as_before(untouched):
    variant = untouched.variants.get(sku="A")
    assert is_for_sale(variant)
    specific(untouched).unpublish()
    variant = Variant.objects.get(pk=variant.pk)
    assert not is_for_sale(variant)
    assert not for_sale().exists()
    assert not on_sale().exists()
    specific(untouched).save_revision().publish()
    assert is_for_sale(Variant.objects.get(pk=variant.pk))
    assert for_sale().get() == variant


def aliased(page):
    return page.create_alias(update_slug="alias")


def copied(page):
    return page.copy(update_attrs={"slug": "copy"})


def translated(page):
    # Its shop and community must stand in the other language first, as Wagtail's own tools see to.
    locale = Locale.objects.create(language_code="en")
    return page.copy_for_translation(locale, copy_parents=True, alias=False)


@pytest.mark.parametrize("made", [aliased, copied, translated])
def test_a_copy_made_in_code_has_no_product_answers_404_and_is_never_for_sale(untouched, made, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("th", "ไทย"), ("en", "English")]
    pages = ProductPage.objects.count()
    twin = made(specific(untouched))
    twin.save_revision().publish() if not twin.alias_of_id else None
    twin = ProductPage.objects.get(pk=twin.pk)
    assert ProductPage.objects.count() == pages + 1
    assert twin.live
    assert twin.row is None
    assert not Product.objects.filter(page=twin).exists()
    assert on_sale().get().page_id == untouched.page_id
    assert Client().get(twin.url).status_code == 404
    assert Client().get(specific(untouched).url).status_code == 200


def test_a_copy_of_a_whole_shop_has_neither_shop_nor_products(untouched):
    shop_page = Page.objects.get(pk=untouched.shop.page_id).specific
    copy = shop_page.copy(recursive=True, keep_live=True, update_attrs={"slug": "copy"})
    below = copy.get_children().get()
    assert below.live
    assert copy.row is None
    assert below.specific.row is None
    assert Client().get(copy.url).status_code == 404
    assert Client().get(below.url).status_code == 404
    assert on_sale().count() == 1


def test_an_alias_follows_the_words_and_still_has_no_product(untouched):
    twin = aliased(specific(untouched))
    page = specific(untouched)
    page.description_th = "ใหม่"
    page.save_revision().publish()
    twin.refresh_from_db()
    assert twin.description_th == "ใหม่"
    assert twin.row is None


@pytest.fixture
def admin(client):
    client.force_login(make_user("boss", is_superuser=True))
    return client


def other_shop_page(product):
    return Shop.objects.exclude(pk=product.shop_id).get().page


def test_a_move_tried_through_the_admin_is_refused(untouched, admin):
    page, target = specific(untouched), other_shop_page(untouched)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    for answer in (
        admin.post(confirm),
        admin.post(reverse("wagtailadmin_pages:move", args=[page.pk]), {"new_parent_page": target.pk}),
        admin.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={page.pk}",
            {"chooser": target.pk, "move_applicable": "on"},
        ),
        admin.post(f"/admin/api/main/pages/{page.pk}/action/move/", {"destination_page_id": target.pk}),
    ):
        assert answer.status_code < 500
        assert specific(untouched).get_parent().pk == untouched.shop.page_id
    assert not Page.objects.get(pk=target.pk).get_children().exists()


@pytest.mark.parametrize("alias", ["", "on"])
def test_a_copy_or_alias_tried_through_the_admin_is_refused(untouched, admin, alias):
    page, pages = specific(untouched), Page.objects.count()
    parent = page.get_parent()
    form = {
        "new_title": "copy",
        "new_slug": "copy",
        "new_parent_page": parent.pk,
        "publish_copies": "on",
        "copy_subpages": "on",
        "alias": alias,
    }
    for which in (page, parent, parent.get_parent()):
        admin.post(reverse("wagtailadmin_pages:copy", args=[which.pk]), form)
        for action in ("copy", "create_alias", "copy_for_translation"):
            admin.post(
                f"/admin/api/main/pages/{which.pk}/action/{action}/", {"locale": "en", "recursive": "true"}
            )
    assert Page.objects.count() == pages


def test_a_branch_with_shops_on_it_is_not_copied_along(untouched, admin):
    community_page = untouched.shop.community.page
    home, pages = community_page.get_parent(), Page.objects.count()
    form = {"new_title": "c", "new_slug": "c", "new_parent_page": home.get_parent().pk, "copy_subpages": "on"}
    answer = admin.post(reverse("wagtailadmin_pages:copy", args=[home.pk]), form)
    assert answer.status_code == 302
    assert Page.objects.count() == pages


def test_the_admin_offers_neither_copy_nor_move_at_our_pages(untouched, admin):
    page = specific(untouched)
    for url in (
        reverse("wagtailadmin_explore", args=[untouched.shop.page_id]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:search") + "?q=น้ำพริกเผา",
    ):
        html = admin.get(url).content.decode()
        for action in ("copy", "move"):
            assert reverse(f"wagtailadmin_pages:{action}", args=[page.pk]) not in html, (url, action)


def test_the_admin_offers_no_new_page_of_our_kinds(untouched, admin):
    for parent, kind in (
        (untouched.shop.page_id, "talat_products/productpage"),
        (untouched.shop.community.page_id, "talat_shops/shoppage"),
        (untouched.shop.community.page.get_parent().pk, "talat_communities/communitypage"),
    ):
        assert admin.get(f"/admin/pages/add/{kind}/{parent}/").status_code in (302, 403)
        html = admin.get(reverse("wagtailadmin_pages:add_subpage", args=[parent])).content.decode()
        assert kind not in html


def test_a_page_deleted_through_the_admin_leaves_its_row_which_is_not_for_sale(product, admin):
    before = records(but=("page_id",))
    variant = product.variants.get(sku="A")
    admin.post(reverse("wagtailadmin_pages:delete", args=[product.page_id]))
    assert not ProductPage.objects.exists()
    assert records(but=("page_id",)) == before
    assert Product.objects.get().page_id is None
    assert not is_for_sale(Variant.objects.get(pk=variant.pk))
    assert not for_sale().exists()


def test_what_an_editor_types_in_the_admin_changes_words_alone(untouched, admin):
    page = specific(untouched)
    form = {
        "title": "น้ำพริกเผาเจ้าเก่า",
        "title_en": "",
        "slug": page.slug,
        "description_th": "พิมพ์ใหม่",
        "description_en": "",
        "photos-TOTAL_FORMS": 1,
        "photos-INITIAL_FORMS": 0,
        "photos-MIN_NUM_FORMS": 0,
        "photos-MAX_NUM_FORMS": 1000,
        "photos-0-image": make_image().pk,
        "photos-0-alt_th": "กระปุก",
        "photos-0-alt_en": "",
        "photos-0-ORDER": 1,
        "action-publish": "1",
        "price_satang": "1",
        "product-price_satang": "1",
        "status": "removed",
        "shop": "99",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "seo_title": "",
        "search_description": "",
    }
    answer = admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    page = specific(untouched)
    assert (page.title, page.description_th) == ("น้ำพริกเผาเจ้าเก่า", "พิมพ์ใหม่")
    assert page.photos.count() == 1
    product = Product.objects.get()
    assert "เจ้าเก่า" in product.search_text
