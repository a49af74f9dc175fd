"""One listing: the row, the live page, and everything that hangs on it."""

import pytest

from products.models import Stock, StockMovement
from tests.factories.products import make_listing
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
