"""What is due from time to time: a list of jobs, each small, each safe to run twice or beside itself."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import NamedTuple

from django.core.management import call_command
from django.utils import timezone

from communities.domain.access import write_turned
from marketplace.cart.domain.carts import throw_old_away
from marketplace.checkout.domain.cancel import expire_unpaid
from marketplace.messages.domain.sending import forget_old, send_due
from marketplace.messages.domain.stuck import put_back_stuck
from products.domain.days import open_day

log = logging.getLogger(__name__)


class Job(NamedTuple):
    """One job: `run(at=...)` does what is due at that moment and says how many things it did."""

    name: str
    run: Callable[..., int]


class Done(NamedTuple):
    """What came of one job. `error` is None when it went well."""

    name: str
    things: int
    error: Exception | None = None


def open_today(*, at: dt.datetime) -> int:
    """Count goods made each day anew in shops whose opening time has come."""
    return open_day(day=timezone.localdate(at), at=at)


def follow_appointments(*, at: dt.datetime) -> int:
    """Rights in the admin begin and end with appointments, on their days."""
    drift = write_turned(day=timezone.localdate(at))
    return len(drift.missing) + len(drift.extra)


def publish_scheduled(*, at: dt.datetime) -> int:
    """Wagtail's own: pages whose time to appear or to go has come, by the real clock."""
    call_command("publish_scheduled", verbosity=0)
    return 0


# Trade first: what frees goods stands before what tells about it.
JOBS: list[Job] = [
    Job("expire_unpaid", expire_unpaid),
    Job("open_day", open_today),
    Job("follow_appointments", follow_appointments),
    Job("put_back_stuck", put_back_stuck),
    Job("send_messages", send_due),
    Job("forget_messages", forget_old),
    Job("throw_away_carts", throw_old_away),
    Job("publish_scheduled", publish_scheduled),
]


def run_due(*, at: dt.datetime | None = None, jobs: list[Job] | None = None) -> list[Done]:
    """Run every job as if it were `at`. A job that fails is told of and does not stop the others."""
    moment = at or timezone.now()
    return [_run(job, moment) for job in (JOBS if jobs is None else jobs)]


def _run(job: Job, at: dt.datetime) -> Done:
    try:
        return Done(job.name, job.run(at=at))
    except Exception as error:
        log.exception("job %s failed", job.name)
        return Done(job.name, 0, error)
