"""Public pages: the same for everybody, so that they can be cached whole; and cheap, however many goods."""

import re

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from marketplace.home.models import StoryPage
from marketplace.storefront.queries import lists, lookup, prepared, product
from marketplace.storefront.queries.cards import card_rows, offers
from marketplace.storefront.queries.filters import Filters
from products.models import ProductPage
from tests.factories.communities import make_user
from tests.marketplace.storefront.market import fill, forget_counts, front, stall

__all__ = ["front", "stall"]

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def addresses(stall):
    shop = stall.shop
    own = [stall.page.url, shop.page.url, shop.community.page.url]
    plain = [
        "/",
        "/products/",
        "/products/?category=food&here=1",
        "/search/?q=ขนม",
        "/places/",
        "/districts/thon-buri/",
    ]
    return [
        *plain,
        *own,
        *(f"/en{address}" for address in (*plain, *own)),
        f"/p/{stall.short}/",
        f"/s/{shop.short}/",
    ]


def test_no_public_page_sets_a_cookie_or_varies_by_person_or_browser(client, stall):
    for address in addresses(stall):
        answer = client.get(address, headers={"accept-language": "en-GB,th;q=0.1"})
        assert answer.status_code in (200, 302), address
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert "Accept-Language" not in answer.headers.get("Vary", ""), address
        assert "csrfmiddlewaretoken" not in answer.content.decode(), address


def test_a_public_page_is_the_same_for_somebody_signed_in(client, stall):
    before = {address: client.get(address).content for address in addresses(stall)}
    client.force_login(make_user(is_superuser=True, is_staff=True))
    for address, content in before.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).content == content, address
        assert not [
            query for query in asked if "session" in query["sql"] or "accounts_user" in query["sql"]
        ], address


def test_the_browsers_language_does_not_choose_the_page(client, stall):
    answer = client.get(stall.page.url, headers={"accept-language": "en"})
    assert answer.headers["Content-Language"] == "th"
    assert b'<html lang="th"' in answer.content


def test_a_first_visit_to_a_product_weighs_little_and_asks_no_other_host(client, stall):
    import gzip  # noqa: PLC0415

    page = client.get(stall.page.url).content
    weight = len(gzip.compress(page))
    for address in re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page):
        sheet = client.get(address.decode())
        weight += len(gzip.compress(b"".join(sheet.streaming_content) if sheet.streaming else sheet.content))
    assert weight < 20_000, weight
    assert not re.findall(
        rb'<(?:link|script|img|source)[^>]+(?:src|href|srcset)="(?:https?:)?//',
        page.replace(b"http://testserver", b""),
    )


def queries_of(client, address):
    forget_counts()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)


@override_settings(TALAT_COUNTS_SECONDS=60)
def test_pages_cost_the_same_few_queries_however_many_goods_there_are(client, front, stall):
    """Counted with nothing remembered: steady pages cost one or two fewer."""
    shops, goods = fill(shops=6, goods=30)
    shown = {
        "home": "/", "list": "/products/", "deep": f"/products/?after={goods[12].pk}",
        "narrow": "/products/?category=food&district=thon-buri", "product": stall.page.url,
        "shop": shops[0].page.url, "community": shops[0].community.page.url, "search": "/search/?q=ของ",
    }  # fmt: skip
    few = {name: queries_of(client, address) for name, address in shown.items()}
    fill(shops=6, goods=90)
    many = {name: queries_of(client, address) for name, address in shown.items()}
    assert few == many
    assert max(many.values()) <= 8, many


def test_the_foot_leads_to_stories_ticked_for_menus_and_to_no_other(client, front):
    for slug, ticked, live in (("how", True, True), ("unticked", False, True), ("draft", True, False)):
        story = StoryPage(
            title=f"เรื่อง {slug}", title_en=f"Story {slug}", slug=slug, show_in_menus=ticked, live=live
        )
        front.add_child(instance=story)
    forget_counts()
    thai, english = (client.get(address).content.decode() for address in ("/", "/en/"))
    assert '<a href="/how/">เรื่อง how</a>' in thai
    assert '<a href="/en/how/">Story how</a>' in english
    for page in (thai, english):
        assert "unticked" not in page
        assert "draft" not in page


def test_the_front_page_tells_search_engines_its_words_in_the_readers_language(client, front):
    front.search_description, front.search_description_en = "ของจากชุมชน", "Goods from the lane"
    front.save()
    assert 'name="description" content="ของจากชุมชน"' in client.get("/").content.decode()
    assert 'name="description" content="Goods from the lane"' in client.get("/en/").content.decode()


def test_every_prepared_query_answers_as_the_orm_does(stall, front):
    """Twice with other values: the second time the SQL of the first is used."""
    _shops, goods = fill(shops=2, goods=5)
    for one in (stall, goods[0], goods[4]):
        shop = one.shop_id
        for key, build, values in (
            ("choices", product._choices, {"product": one.pk}),
            ("photos", product._photos, {"page": one.page_id}),
            ("ways", product._ways, {"shop": shop}),
            ("paying", product._paying, {"shop": shop}),
            ("volunteer", product._volunteer, {"community": one.shop.community_id}),
        ):
            assert prepared.rows(key, build, **values) == list(build(**values)), key
        page = one.page
        values = {"slug": page.slug, "url_path": page.url_path}
        row = prepared.rows(
            ("test", "page"),
            lambda slug, url_path: lookup.pages_at(ProductPage, slug=slug, url_path=url_path),
            **values,
        )
        assert row == list(lookup.pages_at(ProductPage, **values))


def test_a_page_found_at_once_is_the_page_wagtail_finds(rf, stall):
    path = stall.page.url.strip("/") + "/"
    from urllib.parse import unquote  # noqa: PLC0415

    found = lookup.find(rf.get("/"), unquote(path))
    same = ProductPage.objects.get(pk=stall.page_id)
    assert type(found) is ProductPage
    for field in ProductPage._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(same, field.attname), field.name
    with CaptureQueriesContext(connection) as asked:
        shop = found.product.shop
        assert (shop.page.title, shop.community.district.name_th) == ("ร้านขนมอากง", "ธนบุรี")
        assert found.product.page is found
    assert len(asked) == 0


@pytest.mark.parametrize(
    "asked",
    [
        Filters(),
        Filters(category="food"),
        Filters(district="thon-buri", price="60"),
        Filters(here=True),
        Filters(tag="ของฝาก"),
    ],
)
def test_a_list_asked_prepared_is_the_list_asked_plainly(front, asked):
    from marketplace.storefront.links import PageLinks  # noqa: PLC0415

    fill(shops=3, goods=12)
    plain = [row[0] for row in card_rows(lists.chosen(asked))]
    assert [card.pk for card in lists.chosen_page(asked, links=PageLinks()).cards] == plain
    assert plain


def test_a_value_the_database_does_not_get_as_it_is_is_refused(stall):
    with pytest.raises(ValueError, match="not passed"):
        prepared.rows(
            "wrong", lambda word: ProductPage.objects.filter(title__contains=word).values_list("pk"), word="a"
        )
    assert offers([], today=None) == {}


def test_where_the_compiler_has_changed_the_query_is_asked_the_ordinary_way(stall, monkeypatch, caplog):
    def gone(*_args):
        raise AttributeError("get_compiler")

    monkeypatch.setattr(prepared, "_build", gone)
    asked = {"page": stall.page_id}
    assert prepared.rows(("test", "gone"), product._photos, **asked) == list(product._photos(**asked))
    assert "asked the ordinary way" in caplog.text
