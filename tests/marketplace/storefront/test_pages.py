"""Pages a buyer opens: a product, its shop, its community, the front."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from communities.domain.acting import NOBODY
from communities.domain.appointments import end_volunteer
from marketplace.home.models import StoryPage
from products.domain.catalogue import pause_product
from products.domain.specs import VariantSpec
from products.domain.stock import recount
from shops.domain.hours import close_for_orders
from tests.factories.communities import make_community, make_volunteer
from tests.factories.products import make_listing
from tests.factories.shops import make_shop
from tests.marketplace.storefront.market import fill, front, stall

__all__ = ["front", "stall"]

pytestmark = pytest.mark.django_db


def read(answer):
    return BeautifulSoup(answer.content, "html.parser")


def words(answer):
    return read(answer).get_text(" ", strip=True)


def test_a_product_page_says_all_a_buyer_asks(client, stall):
    said = words(client.get(stall.page.url))
    for part in (
        "ขนมเปี๊ยะไส้ถั่ว", "140", "17.50", "ร้านขนมอากง", "ชุมชนริมคลอง", "ศาลาชุมชน", "สมใจ ใจดี", "แป้งบาง",
        "081-234-5678", "10-1-00000", "30",
    ):  # fmt: skip
        assert part in said, part


def test_a_volunteer_of_tomorrow_or_of_yesterday_is_not_named_today(client, front):
    today = timezone.localdate()
    days = {"now": (-9, 9), "not yet": (1, None), "no longer": (-9, 0)}
    told = {}
    for name, (begins, ends) in days.items():
        community = make_community()
        volunteer = make_volunteer(community, on=today + timedelta(begins))
        if ends is not None:
            end_volunteer(volunteer=volunteer, on=today + timedelta(ends), acting=NOBODY)
        page = make_listing(make_shop(community)).page
        told[name] = "อาสาประจำชุมชนช่วยดู" in words(client.get(page.url))
    assert told == {"now": True, "not yet": False, "no longer": False}


def test_the_cheapest_variant_that_is_left_is_chosen_and_the_others_can_be(client, stall):
    page = read(client.get(stall.page.url))
    small, large = page.select('input[name="variant"]')
    assert small.has_attr("checked")
    assert large.has_attr("disabled")
    assert page.select_one("form#buy[data-into-cart] button")


def test_the_shops_own_look_is_on_its_pages(client, stall):
    for address in (stall.page.url, stall.shop.page.url):
        page = read(client.get(address))
        assert page.html["data-theme"] == "clay"
        assert page.find("link", href="/static/talat_themes/looks/clay/look.css")


def test_the_first_photo_is_fetched_at_once_and_has_its_size(client, stall):
    first = read(client.get(stall.page.url)).select_one(".shots .main img")
    assert (first["alt"], first["fetchpriority"]) == ("ขนมหกชิ้น", "high")
    assert first["width"]
    assert first["height"]


def test_nothing_left_shows_so_and_offers_no_button(client, stall):
    for variant in stall.variants.all():
        recount(variant=variant, on_hand=0, reason="นับใหม่", acting=NOBODY)
    page = read(client.get(stall.page.url))
    assert page.select_one(".stock.off")
    assert not page.select_one("form#buy")


def test_a_closed_shop_and_a_paused_product_cannot_be_bought_from(client, stall):
    close_for_orders(shop=stall.shop, acting=NOBODY)
    assert not read(client.get(stall.page.url)).select_one("form#buy")
    pause_product(product=make_listing(stall.shop), acting=NOBODY)
    paused = stall.shop.products.exclude(pk=stall.pk).get()
    assert not read(client.get(paused.page.url)).select_one("form#buy")


def test_a_shop_page_shows_its_goods_and_not_those_of_others(client, stall):
    make_listing(make_shop(stall.shop.community, name_th="ร้านข้างบ้าน"), name_th="ของร้านอื่น")
    said = words(client.get(stall.shop.page.url))
    assert "ขนมเปี๊ยะไส้ถั่ว" in said
    assert "ของร้านอื่น" not in said


def test_a_shop_with_nothing_yet_says_what_to_do_next(client, front):
    page = read(client.get(make_shop().page.url))
    assert page.select_one(".empty a")


def test_a_community_page_shows_its_shops_and_where_to_meet(client, stall):
    said = words(client.get(stall.shop.community.page.url))
    assert "ร้านขนมอากง" in said
    assert "ศาลาริมน้ำ" in said


def test_english_is_under_its_own_path_and_thai_among_it_is_marked(client, stall):
    page = read(client.get(f"/en{stall.page.url}"))
    assert page.html["lang"] == "en"
    assert page.select_one('h1 [lang="th"], h1[lang="th"]') or "ขนม" in page.h1.get_text()
    assert "How to get it" in page.get_text() or "รับของอย่างไร" not in page.get_text()


def test_each_page_names_its_twin_in_the_other_language(client, stall):
    page = read(client.get(stall.page.url))
    twins = {link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate")}
    assert twins == {
        "th": f"http://testserver{stall.page.url}",
        "en": f"http://testserver/en{stall.page.url}",
    }


def test_a_page_without_its_row_is_not_there(client, stall):
    copied = stall.page.copy(update_attrs={"slug": "a-copy", "title": "สำเนา"}, keep_live=True)
    alias = stall.page.create_alias(update_slug="an-alias")
    for page in (copied, alias):
        assert page.live
        assert client.get(page.url).status_code == 404


def test_an_unpublished_page_is_not_there(client, stall):
    stall.page.unpublish()
    assert client.get(stall.page.url).status_code == 404


def test_a_restricted_shop_keeps_its_goods_to_those_who_may(client, stall):
    PageViewRestriction.objects.create(page=stall.shop.page, restriction_type="password", password="x")
    answer = client.get(stall.page.url)
    assert "ขนมเปี๊ยะไส้ถั่ว" not in words(answer)
    assert answer.context["form"]


def test_what_hooks_answer_before_a_page_is_kept(client, stall):
    def refuse(page, request, args, kwargs):
        from django.http import HttpResponse  # noqa: PLC0415

        return HttpResponse("hook", status=418)

    with hooks.register_temporarily("before_serve_page", refuse):
        assert client.get(stall.page.url).status_code == 418


def test_redirects_and_free_pages_are_left_to_wagtail(client, front, stall):
    Redirect.objects.create(old_path="/old", redirect_link="/products/", is_permanent=False)
    assert client.get("/old/").status_code == 302
    story = front.add_child(instance=StoryPage(title="เล่าเรื่อง", slug="story", intro_th="คำนำ"))
    assert "คำนำ" in words(client.get(story.url))
    assert client.get("/nothing/here/").status_code == 404


def test_preview_takes_the_same_road_as_serving(stall):
    answer = stall.page.specific.make_preview_request()
    assert "ขนมเปี๊ยะไส้ถั่ว" in words(answer.render() if hasattr(answer, "render") else answer)
    assert "17.50" in words(answer)


def test_the_front_shows_goods_communities_and_kinds(client, front):
    shops, goods = fill(shops=3, goods=6)
    daily = VariantSpec(price_satang=3_500, mode="daily", on_hand=12, daily_number=12)
    fresh = make_listing(shops[0], name_th="ข้าวเหนียวดำเปียก", variants=[daily])
    said = words(client.get("/"))
    assert fresh.page.title in said
    assert goods[5].page.title not in said, "what was not made this morning is not called fresh"
    assert shops[0].community.name_th in said
    assert "งานฝีมือ" in said


def test_chosen_pages_and_my_community_are_drawn_on_the_front(client, front, stall):
    other = make_shop(name_th="ร้านชุมชนอื่น")
    make_listing(other)
    front.body_th = json.dumps(
        [
            {"type": "chosen_products", "value": {"heading": "เลือกมา", "pages": [stall.page.pk]}},
            {"type": "chosen_shops", "value": {"heading": "ร้านเด่น", "pages": [other.page.pk]}},
            {"type": "my_community", "value": None},
        ]
    )
    front.save()
    page = read(client.get(f"/?community={stall.shop.community_id}"))
    assert page.select_one(".shelf.five .good h3 a[href]")
    names = [card.get_text() for card in page.select(".stallcard b")]
    assert names == ["ร้านชุมชนอื่น", "ร้านขนมอากง"]


def test_chosen_goods_that_are_no_longer_sold_are_left_out(client, front, stall):
    front.body_th = json.dumps(
        [{"type": "chosen_products", "value": {"heading": "เลือกมา", "pages": [stall.page.pk]}}]
    )
    front.save()
    pause_product(product=stall, acting=NOBODY)
    assert "เลือกมา" not in words(client.get("/"))


def test_the_welcome_of_another_site_is_served_by_wagtail(client, db):
    assert Page.objects.filter(depth=2).exists()
    assert client.get("/").status_code == 200
