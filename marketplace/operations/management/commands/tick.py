"""`manage.py tick`: do all that is due, once. A loop or cron calls it; two at a time do no harm."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from marketplace.operations.domain.jobs import run_due


class Command(BaseCommand):
    help = (
        "Do every due job once: unpaid orders, daily stock, messages, stuck work, old carts, scheduled pages."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--at", metavar="ISO8601", help="as if it were this moment; without a zone: the site's own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        done = run_due(at=_moment(options["at"]) if options["at"] else None)
        for job in done:
            if job.error is not None:
                self.stderr.write(f"{job.name}: failed: {job.error}")
            elif options["verbosity"] > 1 or (options["verbosity"] and job.things):
                self.stdout.write(f"{job.name}: {job.things}")
        if failed := [job.name for job in done if job.error is not None]:
            raise CommandError(f"failed: {', '.join(failed)}; the other jobs are done")


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise CommandError(f"--at takes a moment such as 2026-11-23T14:30+07:00, not {text!r}") from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
