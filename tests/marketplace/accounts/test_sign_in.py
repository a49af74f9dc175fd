"""Signing in by phone and password."""

import logging

import pytest
from django.urls import reverse

from marketplace.accounts.models import SignInPhone
from tests.factories.communities import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a long word"
NUMBER = "+66812345678"
WRITTEN = [
    "081-234-5678", "0812345678", "+66812345678", "+66 81 234 5678", "0066812345678", "๐๘๑-๒๓๔-๕๖๗๘",
    " 081 234 5678 ",
]  # fmt: skip
NO_NUMBERS = ["", "081", "not a number", "+1 202 555 0100", "9" * 5000, "\u200b", "\x00", "<b>"]
ELSEWHERE = ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example", ""]


@pytest.fixture
def where():
    return reverse("talat_accounts:sign_in")


@pytest.fixture
def seller():
    user = make_user()
    SignInPhone.objects.create(user=user, phone=NUMBER)
    return user


def enter(client, where, phone="081-234-5678", password=PASSWORD, **typed):
    return client.post(where, {"phone": phone, "password": password, **typed})


def signed_in(client):
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("phone", WRITTEN)
def test_a_number_is_read_as_people_write_it(client, where, seller, phone):
    answer = enter(client, where, phone)
    assert answer.status_code == 302
    assert signed_in(client) == str(seller.pk)


def test_the_phone_stays_signed_in(client, where, seller):
    enter(client, where)
    assert client.session.get_expiry_age() > 80 * 24 * 3600
    assert not client.session.get_expire_at_browser_close()


def test_an_unknown_number_and_a_wrong_password_are_answered_alike(client, where, seller):
    wrong = enter(client, where, password="not this word")
    unknown = enter(client, where, phone="089-999-9999")
    said = [str(page.context["form"].non_field_errors()) for page in (wrong, unknown)]
    assert "ไม่ตรงกัน" in said[0]
    assert said[0] == said[1]
    assert signed_in(client) is None


def test_somebody_shut_out_is_answered_alike_too(client, where, seller):
    wrong = enter(client, where, password="not this word")
    seller.is_active = False
    seller.save()
    shut_out = enter(client, where)
    assert shut_out.context["form"].non_field_errors() == wrong.context["form"].non_field_errors()
    assert signed_in(client) is None


@pytest.mark.parametrize("phone", NO_NUMBERS)
def test_a_number_that_is_none_is_told_beside_the_field(client, where, phone):
    page = enter(client, where, phone)
    assert page.status_code == 200
    assert page.context["form"].errors["phone"]
    assert "<b>" not in str(page.context["form"]["phone"])


@pytest.mark.parametrize("password", ["", "x" * 100_000, "\x00"])
def test_a_password_that_is_none_is_told_beside_the_field(client, where, seller, password):
    assert enter(client, where, password=password).context["form"].errors["password"]


@pytest.mark.parametrize("onward", ELSEWHERE)
def test_next_leads_to_this_host_alone(client, where, seller, onward):
    answer = enter(client, where, next=onward)
    assert answer["Location"] == reverse("talat_shop_editor:home")


def test_next_is_kept(client, where, seller):
    page = client.get(where, {"next": "/sell/abc/orders/"})
    assert 'value="/sell/abc/orders/"' in page.content.decode()
    assert enter(client, where, next="/sell/abc/orders/")["Location"] == "/sell/abc/orders/"


def test_signing_out_is_a_press_not_a_link(client, where, seller):
    enter(client, where)
    out = reverse("talat_accounts:sign_out")
    assert client.get(out).status_code == 405
    assert signed_in(client) == str(seller.pk)
    assert client.post(out)["Location"] == where
    assert signed_in(client) is None


def test_the_session_is_a_new_one_after_signing_in(client, where, seller):
    client.session["before"] = 1
    client.session.save()
    before = client.session.session_key
    enter(client, where)
    assert client.session.session_key != before


def test_no_number_and_no_password_reaches_a_log(client, where, seller, caplog):
    with caplog.at_level(logging.DEBUG):
        enter(client, where)
        client.post(reverse("talat_accounts:sign_out"))
        enter(client, where, password="not this word")
        enter(client, where, phone="not a number")
    kept = [line for line in caplog.messages if not line.startswith("(")]
    assert not [line for line in kept if "812345678" in line or "234-5678" in line or PASSWORD in line]


def test_the_form_needs_its_token(where, seller):
    from django.test import Client  # noqa: PLC0415 - one that checks tokens

    strict = Client(enforce_csrf_checks=True)
    assert enter(strict, where).status_code == 403


def test_one_number_for_one_user_and_one_user_for_one_number(seller):
    from django.db import IntegrityError, transaction  # noqa: PLC0415

    with pytest.raises(IntegrityError), transaction.atomic():
        SignInPhone.objects.create(user=make_user(), phone=NUMBER)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInPhone.objects.create(user=seller, phone="+66899999999")
