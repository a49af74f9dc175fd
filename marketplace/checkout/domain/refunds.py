"""Money on its way back, and the buyer told of it. The limits stand in `payments.domain.refunds`."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from marketplace.checkout.domain.mails import mail_returned
from marketplace.payments.domain import refunds
from marketplace.payments.models import Refund


@transaction.atomic
def mark_returned(
    *, refund: Refund, amount_satang: int, how: str, acting: Acting, at: dt.datetime | None = None
) -> Refund:
    """The shop gave the money back; mails the buyer, who says whether it came.

    Raises `WrongAmount`, `NotNow`.
    """
    moment = at or timezone.now()
    done = refunds.mark_returned(
        refund=refund, amount_satang=amount_satang, how=how, acting=acting, at=moment
    )
    mail_returned(refund=done, at=moment)
    return done
