"""Text size, short links, error pages, what search engines read."""

import pytest
from django.test import Client, override_settings

from marketplace.storefront import links
from tests.factories.products import make_listing
from tests.marketplace.storefront.market import front, stall

__all__ = ["front", "stall"]

pytestmark = pytest.mark.django_db


def test_large_text_without_script_is_a_cookie_that_only_one_sheet_reads(client, stall):
    assert b"--root" not in client.get("/text-size.css").content
    asked = client.get("/text-size/", headers={"referer": f"http://testserver{stall.page.url}"})
    assert stall.page.url.encode() in asked.content
    assert not asked.cookies
    answer = client.post("/text-size/", {"size": "large", "next": stall.page.url})
    assert answer.headers["Location"] == stall.page.url
    assert b"--root:134%" in client.get("/text-size.css").content
    client.post("/text-size/", {"size": "plain"})
    assert b"--root" not in client.get("/text-size.css").content


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_after_choosing_the_text_nobody_is_sent_to_another_site(client, front, address):
    assert client.post("/text-size/", {"size": "large", "next": address}).headers["Location"] == "/"


def test_short_links_lead_to_the_page_in_the_language_asked(client, stall):
    product, shop = stall.page.url, stall.shop.page.url
    assert client.get(f"/p/{stall.short}").headers["Location"] == product
    assert client.get(f"/en/s/{stall.shop.short}/").headers["Location"] == f"/en{shop}"
    stall.page.unpublish()
    assert client.get(f"/p/{stall.short}/").status_code == 404


@override_settings(DEBUG=False)
def test_what_is_not_there_says_so_in_both_languages_and_offers_a_way_on(client, front):
    for address, lang in (("/not-here/", "th"), ("/en/not-here/", "en")):
        answer = client.get(address)
        assert answer.status_code == 404
        assert f'<html lang="{lang}"'.encode() in answer.content
        assert links.in_language("/products/", lang).encode() in answer.content


def test_a_broken_page_asks_no_database(rf, django_assert_num_queries):
    from marketplace.storefront.views import errors  # noqa: PLC0415

    with django_assert_num_queries(0):
        for view, status in (
            (errors.broken, 500),
            (errors.csrf_failure, 403),
            (errors.not_allowed, 403),
            (errors.bad_request, 400),
        ):
            assert view(rf.get("/")).status_code == status


def test_a_form_without_its_token_is_told_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {})
    assert answer.status_code in (403, 404)
    assert b"<h1>" in answer.content


def test_robots_keep_out_of_what_belongs_to_one_person(client, front):
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /cart/" in said
    assert "Disallow: /en/cart/" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


def test_the_sitemap_names_every_public_page_with_its_twin(client, stall):
    index = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "http://testserver/sitemap-1.xml" in index
    part = b"".join(client.get("/sitemap-1.xml").streaming_content).decode()
    for product in (stall, make_listing(stall.shop)):
        del product
    assert f"<loc>http://testserver{stall.page.url}</loc>" in part
    assert f'hreflang="en" href="http://testserver/en{stall.page.url}"' in part


@pytest.mark.parametrize(
    ("path", "language", "same"),
    [
        ("/", "en", "/en/"),
        ("/en/", "th", "/"),
        ("/en/products/?q=1", "th", "/products/?q=1"),
        ("/en", "th", "/"),
        ("/energy/", "en", "/en/energy/"),
        ("/en/a/", "en", "/en/a/"),
        ("/en?x=1", "th", "/?x=1"),
    ],
)
def test_a_path_in_another_language(path, language, same):
    assert links.in_language(path, language) == same
