"""Who may put something into a cart without a token."""

import pytest
from django.test import Client, RequestFactory

from marketplace.cart.models import Cart
from marketplace.storefront.guards import ELSEWHERE, OURS, UNKNOWN, came_from
from tests.factories.trade import make_goods

from .buyer import fields, soup

HERE = "http://testserver"


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, OURS),
        ({"Sec-Fetch-Site": "same-origin", "Origin": HERE}, OURS),
        ({"Origin": HERE}, OURS),
        ({}, UNKNOWN),
        ({"Origin": "null"}, UNKNOWN),
        ({"Sec-Fetch-Site": "cross-site"}, ELSEWHERE),
        ({"Sec-Fetch-Site": "same-site"}, ELSEWHERE),
        ({"Sec-Fetch-Site": "none"}, ELSEWHERE),
        ({"Sec-Fetch-Site": ""}, ELSEWHERE),
        ({"Sec-Fetch-Site": "Same-Origin"}, ELSEWHERE),
        ({"Sec-Fetch-Site": "same-origin, cross-site"}, ELSEWHERE),
        ({"Sec-Fetch-Site": "cross-site", "Origin": HERE}, ELSEWHERE),
        ({"Origin": "https://testserver"}, ELSEWHERE),
        ({"Origin": "http://testserver:8080"}, ELSEWHERE),
        ({"Origin": "http://testserver.evil.example"}, ELSEWHERE),
        ({"Origin": "http://evil.example/http://testserver"}, ELSEWHERE),
        ({"Origin": "http://evil.example", "Host": "testserver", "Referer": HERE}, ELSEWHERE),
        ({"Referer": f"{HERE}/products/"}, UNKNOWN),
        ({"X-Requested-With": "XMLHttpRequest"}, UNKNOWN),
    ],
)
def test_only_what_the_browser_itself_says_is_believed(headers, verdict):
    assert came_from(RequestFactory(headers=headers).post("/cart/add/")) == verdict


def test_an_origin_the_site_trusts_is_ours(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://shop.example"]
    assert came_from(RequestFactory(headers={"Origin": "https://shop.example"}).post("/")) == OURS


@pytest.mark.django_db
class TestAdding:
    def put(self, headers, **data):
        variant = make_goods()
        client = Client(enforce_csrf_checks=True)
        answer = client.post("/cart/add/", {"variant": variant.pk, "quantity": "2", **data}, headers=headers)
        return client, answer

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": HERE}])
    def test_from_our_own_pages_needs_no_token(self, headers):
        client, answer = self.put(headers)
        assert answer.url == "/cart/"
        assert Cart.objects.get().lines.get().quantity == 2
        assert set(client.cookies) == {"cart"}

    @pytest.mark.parametrize(
        "headers",
        [{}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}],
    )
    def test_else_it_is_asked_once_with_a_token_and_then_done(self, headers):
        client, answer = self.put(headers)
        assert answer.status_code == 200
        assert not Cart.objects.exists()
        typed = fields(answer, "main form")
        assert typed["quantity"] == "2"
        again = client.post("/cart/add/", typed, headers={"Origin": HERE})
        assert again.url == "/cart/"
        assert Cart.objects.get().lines.get().quantity == 2

    def test_the_page_that_asks_also_helps_a_browser_that_says_nothing_at_all(self):
        client, answer = self.put({})
        again = client.post("/cart/add/", fields(answer, "main form"))
        assert again.url == "/cart/"

    def test_a_made_up_token_is_asked_again(self):
        _client, answer = self.put({"Sec-Fetch-Site": "cross-site"}, csrfmiddlewaretoken="x" * 32)
        assert answer.status_code == 200
        assert soup(answer).select_one("main form button")
        assert not Cart.objects.exists()

    def test_what_is_carried_on_is_escaped_and_short(self):
        _client, answer = self.put({}, quantity='"><script>alert(1)</script>' + "9" * 5000)
        assert b"<script>alert" not in answer.content
        assert len(fields(answer, "main form")["quantity"]) == 200

    def test_a_get_changes_nothing(self):
        variant = make_goods()
        answer = Client().get(f"/cart/add/?variant={variant.pk}&quantity=1")
        assert answer.url == "/cart/"
        assert not Cart.objects.exists()
