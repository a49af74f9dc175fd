"""How often a password may be guessed.

Counted in the database: a cache of each process would give every further
process another set of guesses. What is counted is kept as a keyed hash, so
that the table holds no phone number and no address.
"""

import datetime as dt
import math
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from marketplace.accounts import conf
from marketplace.accounts.errors import TooManyGuesses
from marketplace.accounts.models import SignInGuess

KEEP = dt.timedelta(days=1)


def spend(*, limits: Mapping[str, int], at: dt.datetime | None = None) -> None:
    """Take one guess from each subject *before* the password is looked at.

    So guesses made at the same time cannot all slip through. Raises
    `TooManyGuesses` where one of the limits is reached; then none is taken.
    """
    at = at or timezone.now()
    with transaction.atomic():
        for subject, limit in sorted(limits.items()):
            _spend_one(subject=_hidden(subject), limit=limit, at=at)


def give_back(*, phone: str, network: str, at: dt.datetime | None = None) -> None:
    """The password was right: forget the guesses for the phone, and this one of the network."""
    at = at or timezone.now()
    with transaction.atomic():
        SignInGuess.objects.filter(subject=_hidden(phone)).delete()
        SignInGuess.objects.filter(subject=_hidden(network), count__gt=0).update(count=F("count") - 1)
        SignInGuess.objects.filter(began_at__lt=at - KEEP).delete()


def _spend_one(*, subject: str, limit: int, at: dt.datetime) -> None:
    window = dt.timedelta(minutes=conf.window_minutes())
    SignInGuess.objects.get_or_create(subject=subject, defaults={"began_at": at})
    row = SignInGuess.objects.filter(subject=subject)
    row.filter(began_at__lte=at - window).update(count=0, began_at=at)
    if not row.filter(count__lt=limit).update(count=F("count") + 1):
        left = row.values_list("began_at", flat=True).get() + window - at
        raise TooManyGuesses(math.ceil(left.total_seconds() / 60))


def _hidden(subject: str) -> str:
    return salted_hmac("talat.sign-in", subject, algorithm="sha256").hexdigest()
