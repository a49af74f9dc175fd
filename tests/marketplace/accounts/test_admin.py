"""Wagtail's own log-in on this site: by user name as ever, and by phone."""

import pytest
from django.urls import reverse

from marketplace.accounts.models import SignInPhone
from tests.factories.communities import make_officer, make_user

pytestmark = pytest.mark.django_db
WHERE = "/admin/login/"
PASSWORD = "a long word"


@pytest.fixture
def officer():
    user = make_officer(1015).person.login
    SignInPhone.objects.create(user=user, phone="+66812345678")
    return user


def enter(client, name, password=PASSWORD):
    return client.post(WHERE, {"username": name, "password": password})


def test_the_log_in_asks_for_either(client):
    assert "เบอร์มือถือหรือชื่อผู้ใช้" in client.get(WHERE).content.decode()


@pytest.mark.parametrize("name", ["own name", "081-234-5678", "๐๘๑๒๓๔๕๖๗๘"])
def test_by_user_name_or_phone(client, officer, name):
    answer = enter(client, officer.username if name == "own name" else name)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_a_user_name_that_looks_like_a_phone_still_signs_in(client):
    boss = make_user("0899999999", is_superuser=True, is_staff=True)
    enter(client, "0899999999")
    assert client.session["_auth_user_id"] == str(boss.pk)


def test_unknown_and_wrong_are_answered_alike(client, officer):
    wrong, unknown = enter(client, officer.username, "no"), enter(client, "nobody", "no")
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_guesses_are_limited_here_too(client, officer, settings):
    settings.TALAT_SIGN_IN_TRIES_PER_PHONE = 2
    for _ in range(2):
        enter(client, officer.username, "no")
    assert "นาทีลองใหม่ได้" in str(enter(client, officer.username).context["form"].errors)
    assert "_auth_user_id" not in client.session


def test_a_seller_without_a_desk_is_not_let_in(client):
    user = make_user()
    SignInPhone.objects.create(user=user, phone="+66812345678")
    enter(client, "0812345678")
    assert client.get("/admin/").status_code == 302
