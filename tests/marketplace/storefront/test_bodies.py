"""The blocks of a page are drawn from a few queries, however many blocks an editor puts there."""

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from marketplace.media.domain.renditions import make_renditions
from marketplace.storefront.queries import market
from tests.factories.photos import make_image
from tests.marketplace.storefront.market import fill, forget_counts, front

__all__ = ["front"]

pytestmark = pytest.mark.django_db


def chosen(kind, *pages, heading="เลือกมาให้"):
    return {"type": kind, "value": {"heading": heading, "lead": "", "pages": [page.pk for page in pages]}}


def story(image, page, heading="คนสานเล่าให้ฟัง"):
    value = {"kicker": "", "heading": heading, "text": "<p>สานมาแต่เล็ก</p>", "image": image.pk}
    return {"type": "story", "value": {**value, "alt": "ตะกร้าสาน", "page": page.pk}}


def call(page):
    value = {"heading": "บ้านเราก็มีของดี", "text": "", "button": "อยากขายของที่นี่", "page": page.pk, "url": ""}
    return {"type": "call_to_act", "value": value}


def put(page, *items):
    page.body_th = page._meta.get_field("body_th").stream_block.to_python(list(items))
    page.save()


def queries_of(client, address):
    """Counted with every photo's sizes made and the numbers beside the filters grown old."""
    for photo in get_image_model().objects.all():
        make_renditions.func(photo.pk)
    client.get(address)
    forget_counts()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked), answer.content.decode()


@pytest.fixture
def full_front(front):
    """A front page with every kind of block, several of some."""
    shops, goods = fill(shops=6, goods=24)
    canal = make_image(size=(400, 300)).pk
    put(
        front,
        {"type": "my_community", "value": None},
        story(make_image(size=(400, 300)), shops[0].page),
        chosen("chosen_products", *(one.page for one in goods[:6])),
        {
            "type": "picture",
            "value": {"image": canal, "alt": "คลองยามเช้า", "caption": ""},
        },
        {
            "type": "gallery",
            "value": [{"image": canal, "alt": "ตะกร้า", "caption": ""}],
        },
        chosen("chosen_shops", *(shop.page for shop in shops[3:])),
        chosen("chosen_products", *(one.page for one in goods[6:9])),
        story(make_image(size=(400, 300)), shops[1].page, heading="อีกเรื่องหนึ่ง"),
        call(shops[2].page),
    )
    return front, shops, goods


@override_settings(TALAT_COUNTS_SECONDS=60)
def test_a_front_page_full_of_blocks_asks_at_most_eight_queries(client, full_front):
    asked, html = queries_of(client, "/")
    assert asked <= 8
    front, _shops, goods = full_front
    put(front, *front.body_th.raw_data, *[chosen("chosen_products", *(one.page for one in goods[9:20]))] * 3)
    again, longer = queries_of(client, "/")
    assert again == asked
    assert longer.count('class="good') > html.count('class="good')


def test_every_block_is_drawn_with_what_it_names(client, full_front):
    _front, shops, goods = full_front
    _asked, html = queries_of(client, "/")
    for one in [*goods[:9], *shops[3:]]:
        assert f"{one.page.title}</" in html, one.page.title
    for words in ("คนสานเล่าให้ฟัง", "อีกเรื่องหนึ่ง", "อยากขายของที่นี่", 'alt="คลองยามเช้า"', 'alt="ตะกร้าสาน"'):
        assert words in html, words
    assert html.count(f'href="{shops[0].page.url}"') >= 1
    near = market.market().communities
    assert any(f"ร้านใน{place.name_th}" in html for place in near.values())


def test_chosen_goods_stand_in_the_editors_order(client, front):
    _shops, goods = fill(shops=3, goods=8)
    order = [goods[5], goods[1], goods[7]]
    put(front, chosen("chosen_products", *(one.page for one in order), heading="ของเลือก"))
    shelf = queries_of(client, "/")[1].split("ของเลือก")[1].split("</section>")[0]
    places = [shelf.index(one.page.title + "</a>") for one in order]
    assert places == sorted(places)


def test_what_is_gone_or_hidden_is_left_out_and_the_rest_is_drawn(client, front):
    shops, goods = fill(shops=3, goods=9)
    hidden, deleted, kept = goods[0], goods[1], goods[2]
    put(
        front,
        chosen("chosen_products", *(one.page for one in (hidden, deleted, kept)), heading="ของเลือก"),
        story(make_image(size=(400, 300)), shops[0].page),
        call(deleted.page),
    )
    hidden.page.unpublish()
    deleted.page.delete()
    html = queries_of(client, "/")[1]
    shelf = html.split("ของเลือก")[1].split("</section>")[0]
    assert kept.page.title in shelf
    assert hidden.page.title not in shelf
    assert "บ้านเราก็มีของดี" in html
    assert "อยากขายของที่นี่" not in html.split("บ้านเราก็มีของดี")[1].split("</section>")[0]


def test_a_shop_page_with_blocks_stays_within_the_same_eight(client, front):
    shops, goods = fill(shops=2, goods=6)
    page = shops[0].page
    put(page, story(make_image(size=(400, 300)), shops[1].page), chosen("chosen_products", goods[1].page))
    asked, html = queries_of(client, page.url)
    assert asked <= 8
    assert "คนสานเล่าให้ฟัง" in html
    assert goods[1].page.title in html
