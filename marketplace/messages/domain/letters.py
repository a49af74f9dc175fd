"""A message as a letter: subject, text and HTML in the reader's language."""

import hashlib
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.messages import conf
from marketplace.messages.models import OutgoingMessage

FOLDER = "talat_messages/mail"


def letter(message: OutgoingMessage) -> EmailMultiAlternatives:
    """The mail to send for a message. The same message always gives the same Message-ID.

    A mail server that took the letter while we were cut off can so tell the second from the first.
    """
    with translation.override(message.language):
        context = {**message.context, "demo": conf.is_demo(), "home": f"{conf.base_url()}/"}
        subject = render_to_string(f"{FOLDER}/{message.template}.subject.txt", context)
        text = render_to_string(f"{FOLDER}/{message.template}.txt", context)
        html = render_to_string(f"{FOLDER}/{message.template}.html", context)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=_tidy(text),
        to=[message.to],
        headers={"Message-ID": _message_id(message.key), "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _message_id(key: str) -> str:
    host = urlsplit(conf.base_url()).hostname or "talat.invalid"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def _tidy(text: str) -> str:
    """No more than one empty line in a row: template tags leave gaps."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"
