"""Write down what is to be said; it is said after the facts are safe."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from marketplace.messages.models import OutgoingMessage

from .sending import send_message


def send_mail_later(
    *, to: str, template: str, context: dict[str, Any], language: str, key: str, at: dt.datetime | None = None
) -> bool:
    """Have one e-mail sent once the caller's transaction is through. Returns whether it was new.

    `template` is a name in `talat_messages/mail/`; `context` must be plain JSON
    (moments as ISO text, money in whole satang). The same `key` again does
    nothing, so the caller may repeat itself; no personal data belongs in it.
    Without an address nothing is written. Nothing is sent when the caller's
    transaction is rolled back.
    """
    if not to:
        return False
    now = timezone.now()
    message, is_new = OutgoingMessage.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "template": template,
            "context": context,
            "language": language,
            "created_at": at or now,
            "next_try_at": now,
        },
    )
    if is_new:
        _enqueue(message.pk)
    return is_new


def _enqueue(pk: int) -> None:
    """Ask a worker: in this transaction where jobs are rows too, else after it.

    A job lost on the way is no loss: `tick` finds the row.
    """
    if type(send_message.get_backend()).__module__.startswith("django_tasks_db."):
        send_message.enqueue(pk)
    else:
        transaction.on_commit(lambda: send_message.enqueue(pk), robust=True)
