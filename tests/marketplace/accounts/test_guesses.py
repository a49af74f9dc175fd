"""Passwords cannot be guessed for ever: counted for each phone and each network, in the database."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from marketplace.accounts.domain import guesses
from marketplace.accounts.domain.sign_in import network_of
from marketplace.accounts.errors import TooManyGuesses
from marketplace.accounts.models import SignInGuess, SignInPhone
from tests.factories.communities import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "a long word"
NOW = timezone.now()


@pytest.fixture
def where(settings):
    settings.TALAT_SIGN_IN_TRIES_PER_PHONE = 3
    settings.TALAT_SIGN_IN_TRIES_PER_NETWORK = 5
    return reverse("talat_accounts:sign_in")


@pytest.fixture
def seller():
    user = make_user()
    SignInPhone.objects.create(user=user, phone="+66812345678")
    return user


def enter(client, where, password, phone="0812345678", **more):
    return client.post(where, {"phone": phone, "password": password}, **more)


def said(answer):
    return " ".join(answer.context["form"].non_field_errors())


def test_too_many_for_one_phone_are_asked_to_wait_even_with_the_right_password(client, where, seller):
    for _ in range(3):
        assert "นาที" not in said(enter(client, where, "wrong"))
    waiting = enter(client, where, PASSWORD)
    assert "อีก 15 นาทีลองใหม่ได้" in said(waiting)
    assert "_auth_user_id" not in client.session


def test_an_unknown_number_waits_as_a_known_one(client, where):
    for _ in range(3):
        enter(client, where, "wrong", phone="0899999999")
    assert "นาทีลองใหม่ได้" in said(enter(client, where, "wrong", phone="0899999999"))


def test_the_same_number_written_otherwise_is_the_same_number(client, where, seller):
    for phone in ("0812345678", "+66812345678", "๐๘๑๒๓๔๕๖๗๘"):
        enter(client, where, "wrong", phone=phone)
    assert "นาทีลองใหม่ได้" in said(enter(client, where, PASSWORD))


def test_too_many_from_one_network_over_many_phones(client, where, seller):
    for number in range(5):
        enter(client, where, "wrong", phone=f"089999999{number}")
    assert "นาทีลองใหม่ได้" in said(enter(client, where, PASSWORD))
    assert enter(client, where, PASSWORD, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_the_right_password_clears_the_phone_and_does_not_count_against_the_network(client, where, seller):
    for _ in range(7):
        enter(client, where, "wrong") if _ == 0 else None
        assert enter(client, where, PASSWORD).status_code == 302
        client.post(reverse("talat_accounts:sign_out"))
    assert max(SignInGuess.objects.values_list("count", flat=True)) == 1


def test_the_wait_ends():
    for _ in range(2):
        guesses.spend(limits={"name:a": 2}, at=NOW)
    with pytest.raises(TooManyGuesses) as waiting:
        guesses.spend(limits={"name:a": 2}, at=NOW + dt.timedelta(minutes=10))
    assert waiting.value.minutes == 5
    guesses.spend(limits={"name:a": 2}, at=NOW + dt.timedelta(minutes=15))


def test_a_refused_guess_takes_nothing_from_the_other_subject():
    guesses.spend(limits={"name:a": 1}, at=NOW)
    with pytest.raises(TooManyGuesses):
        guesses.spend(limits={"a first": 9, "name:a": 1}, at=NOW)
    assert sorted(SignInGuess.objects.values_list("count", flat=True)) == [1]


def test_nobody_can_be_read_from_the_table(client, where, seller):
    enter(client, where, "wrong")
    kept = " ".join(SignInGuess.objects.values_list("subject", flat=True))
    assert "812345678" not in kept
    assert "127.0.0.1" not in kept


def test_old_guesses_are_forgotten():
    guesses.spend(limits={"name:old": 2}, at=NOW - dt.timedelta(days=2))
    guesses.give_back(phone="name:b", network="network:b", at=NOW)
    assert not SignInGuess.objects.exists()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_a_network(address, network):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_a_proxy_is_believed_only_where_it_is_ours(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.9")
    assert network_of(request) == "10.0.0.1"
    settings.TALAT_PROXIES = 1
    assert network_of(request) == "203.0.113.9"
    settings.TALAT_PROXIES = 3
    assert network_of(request) == "10.0.0.1"


@pytest.mark.races
@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_guesses_made_at_the_same_time_do_not_slip_through():
    def guess(_number):
        try:
            guesses.spend(limits={"name:a": 3, "network:b": 50})
        except TooManyGuesses:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(16))) == 3
