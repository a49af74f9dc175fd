"""Alive without a database, ready with one."""

import pytest
from django.urls import reverse

from marketplace.operations.views import health


def test_alive_asks_nobody(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies


@pytest.mark.django_db
def test_ready_when_the_database_answers_with_all_migrations(client):
    answer = client.get(reverse("talat_operations:ready"))
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "migrations": "ok"})
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_not_ready_says_which_check_fails(client, monkeypatch):
    def broken():
        raise OSError("the database went away")

    monkeypatch.setitem(health.CHECKS, "database", broken)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "not ready")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_read_only(client, path):
    assert client.post(path).status_code == 405
