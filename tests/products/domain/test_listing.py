"""One listing: the row, the live page, and everything that hangs on it."""

import pytest
from wagtail.models import Page

from communities.domain.acting import NOBODY
from products.domain.listing import ListingSpec, VariantSpec, create_listing
from products.errors import CodeTaken, NoName, NoShopPage, NoVariant, PriceRefused
from products.models import ProductTag, Stock, StockMovement
from tests.factories.products import make_category, make_listing
from tests.factories.shops import make_shop

pytestmark = pytest.mark.django_db


def test_a_listing_is_a_row_with_a_live_page_under_the_shops_page():
    shop = make_shop()
    product = make_listing(shop, name_th="น้ำพริกเผากุ้ง", tags=["กุ้ง", "เผ็ด"], on_hand=7)
    page = product.page
    assert page.live
    assert page.get_parent().pk == shop.page_id
    assert page.slug == "น้ำพริกเผากุ้ง"
    assert page.url_path.endswith(f"{shop.page.slug}/น้ำพริกเผากุ้ง/")
    assert page.revisions.count() == 1
    assert page.live_revision_id == page.latest_revision_id
    assert {tag.slug for tag in product.tags.all()} == {"กุ้ง", "เผ็ด"}
    stock = Stock.objects.get(variant__product=product)
    assert (stock.on_hand, stock.reserved) == (7, 0)
    assert StockMovement.objects.get(variant_id=stock.pk).change == 7


def test_tags_are_one_spelling_each_once_and_shared():
    make_listing(tags=["ของฝาก"])
    product = make_listing(tags=["ของฝาก", " ของฝาก ", "Gift", "gift", ""])
    assert sorted(product.tags.names()) == ["gift", "ของฝาก"]
    assert "ของฝาก" in product.search_text
    assert ProductTag.objects.count() == 2


def test_a_code_that_is_taken_is_refused_and_nothing_is_made():
    shop = make_shop()
    make_listing(shop, variants=[VariantSpec(sku="A", price_satang=100)])
    for kinds in (["A"], ["B", "B"]):
        with pytest.raises(CodeTaken):
            make_listing(shop, variants=[VariantSpec(sku=sku, price_satang=100) for sku in kinds])
    assert shop.products.count() == Page.objects.get(pk=shop.page_id).numchild == 1


@pytest.mark.parametrize(
    ("spec", "error"),
    [({"name_th": " "}, NoName), ({"variants": ()}, NoVariant), ({"price_satang": 0}, PriceRefused)],
)
def test_what_cannot_be_listed_leaves_nothing(spec, error):
    shop = make_shop()
    told = {"name_th": "ของ", "category": make_category(), "variants": [VariantSpec(price_satang=1)]}
    if "price_satang" in spec:
        spec = {"variants": [VariantSpec(**spec)]}
    with pytest.raises(error):
        create_listing(shop=shop, spec=ListingSpec(**{**told, **spec}), acting=NOBODY)
    assert not shop.products.exists()
    assert Page.objects.get(pk=shop.page_id).numchild == 0


def test_a_shop_without_a_page_has_no_shelf():
    shop = make_shop()
    shop.page.delete()
    shop.refresh_from_db()
    with pytest.raises(NoShopPage):
        make_listing(shop)


def test_a_variant_without_a_code_gets_one_of_the_short_link():
    product = make_listing(variants=[VariantSpec(price_satang=1), VariantSpec(price_satang=2)])
    assert [row.sku for row in product.variants.all()] == [f"{product.short}-1", f"{product.short}-2"]
