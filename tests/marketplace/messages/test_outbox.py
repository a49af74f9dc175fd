import datetime as dt
import logging
import smtplib

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from marketplace.messages.domain import sending
from marketplace.messages.domain.outbox import send_mail_later
from marketplace.messages.domain.sending import forget_old, send_due, send_one
from marketplace.messages.models import OutgoingMessage

from .letters import context

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def say(key="paid:1", to="buyer@example.com") -> bool:
    return send_mail_later(to=to, template="paid", context=context("paid"), language="th", key=key)


def due_row(**fields) -> OutgoingMessage:
    values = {
        "key": "paid:1",
        "to": "buyer@example.com",
        "language": "th",
        "template": "paid",
        "context": context("paid"),
        "created_at": NOW,
        "next_try_at": NOW,
    }
    return OutgoingMessage.objects.create(**{**values, **fields})


@pytest.fixture
def no_server(settings):
    """A mail server that is not there: a closed port of this machine."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def test_a_message_goes_out_after_the_commit_and_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert say()
        assert mail.outbox == []
    assert [sent.to for sent in mail.outbox] == [["buyer@example.com"]]
    row = OutgoingMessage.objects.get()
    assert (row.tries, row.next_try_at, row.error) == (1, None, "")
    assert row.sent_at


def test_the_same_key_says_nothing_twice(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert say()
        assert not say()
    assert not send_due()
    assert len(mail.outbox) == 1


def test_without_an_address_nothing_is_written():
    assert not say(to="")
    assert not OutgoingMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_when_the_fact_is_rolled_back():
    with transaction.atomic():
        say()
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not OutgoingMessage.objects.exists()


def test_only_one_of_two_workers_gets_a_message():
    row = due_row()
    assert sending._take(row.pk, NOW)
    assert not sending._take(row.pk, NOW)
    assert not send_one(pk=row.pk, at=NOW)
    assert mail.outbox == []


def test_a_killed_worker_costs_five_minutes():
    row = due_row()
    assert sending._take(row.pk, NOW)
    assert send_due(at=NOW + dt.timedelta(minutes=4)) == 0
    assert send_due(at=NOW + dt.timedelta(minutes=5)) == 1
    assert len(mail.outbox) == 1


def test_a_failure_is_tried_again_later_and_later_then_given_up(no_server):
    row, at, waits = due_row(), NOW, []
    for _ in range(20):
        assert send_due(at=at) == 0
        row.refresh_from_db()
        if row.next_try_at is None:
            break
        waits.append(row.next_try_at - at)
        at = row.next_try_at
    assert waits == sorted(waits)
    assert waits == list(sending.WAITS)
    assert (row.tries, row.sent_at, row.error) == (8, None, "ConnectionRefusedError")
    assert send_due(at=at + dt.timedelta(days=99)) == 0


def test_after_a_failure_the_next_try_succeeds(no_server, settings):
    due_row()
    send_due(at=NOW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due(at=NOW) == 0
    assert send_due(at=NOW + sending.WAITS[0]) == 1
    assert OutgoingMessage.objects.get().error == ""


def test_one_bad_message_does_not_hold_up_the_next():
    due_row(key="broken", template="no_such_letter")
    due_row(key="whole")
    assert send_due(at=NOW) == 1
    assert OutgoingMessage.objects.get(key="broken").error == "TemplateDoesNotExist"


def test_an_address_refused_for_good_is_not_tried_again():
    final = smtplib.SMTPRecipientsRefused({"a@b.c": (550, b"no such user")})
    for_now = smtplib.SMTPRecipientsRefused({"a@b.c": (450, b"later")})
    assert sending._is_final(final)
    assert not sending._is_final(for_now)


def test_the_log_holds_no_address_and_no_words(no_server, caplog):
    due_row()
    with caplog.at_level(logging.DEBUG):
        send_due(at=NOW)
    assert "not sent" in caplog.text
    for secret in ("buyer@example.com", "TL-7K4M", "abc"):
        assert secret not in caplog.text


def test_address_and_words_are_forgotten_after_a_month():
    done = due_row(key="old", next_try_at=None, sent_at=NOW)
    waiting = due_row(key="waiting")
    later = NOW + dt.timedelta(days=31)
    assert forget_old(at=NOW + dt.timedelta(days=29)) == 0
    assert forget_old(at=later) == 1
    done.refresh_from_db()
    waiting.refresh_from_db()
    assert (done.key, done.to, done.context) == ("old", "", {})
    assert waiting.to == "buyer@example.com"


def test_due_means_now_even_when_the_order_was_of_another_day():
    send_mail_later(
        to="a@example.com", template="paid", context=context("paid"), language="th", key="k", at=NOW
    )
    row = OutgoingMessage.objects.get()
    assert row.created_at == NOW
    assert row.next_try_at <= timezone.now()
