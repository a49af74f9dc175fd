"""A page costs the same number of queries in a small city and in a large one, and the books close in both."""

import io
import time

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from wagtail.images import get_image_model

from marketplace.media.specs import SPECS
from marketplace.operations.demo.city import OPENED, build
from marketplace.operations.demo.large import grow
from marketplace.operations.demo.pages import front_page
from products.models import Product
from tests.bench.deep import deep_page
from tests.proofs.scale import assert_books_close, is_full, pick, proof

pytestmark = [pytest.mark.slow, pytest.mark.both_engines]

MOST = 8


def queries() -> dict[str, int]:
    """What each public page asks, after one look to warm up."""
    product = Product.objects.filter(status="active", page__live=True).select_related("page").latest("pk")
    shop = product.shop
    addresses = {
        "home": "/",
        "list": "/products/",
        "deep list": deep_page(),
        "product": product.page.get_url(),
        "shop": shop.page.get_url(),
    }
    return {name: asked(address) for name, address in addresses.items()}


def asked(address: str) -> int:
    client = Client(SERVER_NAME="localhost")
    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


def city(products: int = 0) -> float:
    """Fill or grow the demo city; seconds it took. A sample leaves out the sizes of its photos."""
    started = time.monotonic()
    if is_full():
        call_command("demo_city", products=products, json="-", stdout=io.StringIO(), stderr=io.StringIO())
    else:
        jobs_wait = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
        with override_settings(TASKS=jobs_wait), override("th"):
            build()
            grow(to=products, home=front_page(), at=timezone.now() - OPENED)
        stand_in_sizes()
    return time.monotonic() - started


def stand_in_sizes() -> None:
    """One made size for each photo, as its job would leave it, without the work of making it."""
    images = get_image_model()
    rows = images.get_rendition_model().objects
    rows.bulk_create(
        rows.model(
            image=image, filter_spec=SPECS[0], focal_point_key="", file=image.file.name, width=160, height=160
        )
        for image in images.objects.filter(renditions=None)
    )


@pytest.mark.django_db(transaction=True)
def test_a_page_asks_no_more_queries_in_a_large_city() -> None:
    size = pick(400, 10_000)
    with proof("large_catalogue") as counts:
        city()
        small = queries()
        counts.update(products_before=Product.objects.count(), seconds_to_grow=round(city(size)))
        large = queries()
        counts.update(products=Product.objects.count(), queries=large)
        assert_books_close(f"with {size} products")
    assert counts["products"] == size
    assert large == small
    assert max(large.values()) <= MOST, large
