"""Hand messages to the mail server: soon after they were written, and again when that failed."""

import datetime as dt
import logging
import smtplib

from django.core.mail import get_connection
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from marketplace.messages import conf
from marketplace.messages.models import OutgoingMessage

from .letters import letter

log = logging.getLogger(__name__)

# Waits after the first, second, ... failure; after the last one we give up (about three days).
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440, 2880))
# Nobody else takes a message for this long once a worker has; a worker killed meanwhile costs no more.
HELD = dt.timedelta(minutes=5)
FORGET_AFTER = dt.timedelta(days=30)
REFUSED_FOR_GOOD = 500


@task()
def send_message(pk: int) -> bool:
    """Background job: send one message now. May run twice; only one of two workers gets it."""
    return send_one(pk=pk, at=timezone.now())


def send_due(*, at: dt.datetime | None = None, limit: int = 500) -> int:
    """Send what is due and not yet sent, oldest first; for `tick`. Returns how many went out."""
    at = at or timezone.now()
    due = OutgoingMessage.objects.filter(next_try_at__lte=at).order_by("next_try_at", "pk")
    return sum(send_one(pk=pk, at=at) for pk in list(due.values_list("pk", flat=True)[:limit]))


def send_one(*, pk: int, at: dt.datetime) -> bool:
    """Send one message if it is due and nobody else has it. True when it went out.

    Holds no transaction while it talks to the mail server. A failure is stored
    by its kind only: an address never reaches the log.
    """
    if not _take(pk, at):
        return False
    message = OutgoingMessage.objects.get(pk=pk)
    try:
        mail = letter(message)
        mail.connection = get_connection(timeout=conf.mail_timeout())
        mail.send()
    except Exception as error:  # noqa: BLE001 - whatever a mail backend raises, the next message must go out
        _failed(message, error, at)
        return False
    OutgoingMessage.objects.filter(pk=pk).update(sent_at=at, next_try_at=None, error="")
    return True


def forget_old(*, at: dt.datetime | None = None) -> int:
    """Drop address and words of messages done a month ago; key and times stay. For `tick`."""
    at = at or timezone.now()
    old = OutgoingMessage.objects.filter(next_try_at=None, created_at__lt=at - FORGET_AFTER).exclude(to="")
    return old.update(to="", context={})


def _take(pk: int, at: dt.datetime) -> bool:
    """Whether this worker now has the message: one conditional update decides."""
    due = OutgoingMessage.objects.filter(pk=pk, sent_at=None, next_try_at__lte=at)
    return due.update(next_try_at=at + HELD, tries=F("tries") + 1) == 1


def _failed(message: OutgoingMessage, error: Exception, at: dt.datetime) -> None:
    gives_up = _is_final(error) or message.tries > len(WAITS)
    next_try = None if gives_up else at + WAITS[message.tries - 1]
    kind = type(error).__name__[:80]
    OutgoingMessage.objects.filter(pk=message.pk).update(next_try_at=next_try, error=kind)
    log.warning(
        "Message %s not sent (%s), try %s%s",
        message.pk,
        kind,
        message.tries,
        ", given up" if gives_up else "",
    )


def _is_final(error: Exception) -> bool:
    """Whether the mail server said that this address will never take mail."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= REFUSED_FOR_GOOD for code, _words in error.recipients.values())
