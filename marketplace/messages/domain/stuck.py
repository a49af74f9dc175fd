"""Background jobs whose worker died: django-tasks leaves them running for ever."""

import datetime as dt

from django.apps import apps
from django.utils import timezone
from django_tasks import TaskResultStatus

STUCK_AFTER = dt.timedelta(minutes=15)
MOST_STARTS = 5


def put_back_stuck(*, at: dt.datetime | None = None, after: dt.timedelta = STUCK_AFTER) -> int:
    """Make jobs that run for too long ready again, or failed after five starts. Returns how many.

    For `tick`. Our jobs may run twice. Does nothing where jobs are no rows.
    """
    if not apps.is_installed("django_tasks_db"):
        return 0
    rows = apps.get_model("django_tasks_database", "DBTaskResult").objects
    at = at or timezone.now()
    count = 0
    for row in rows.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - after).order_by("pk"):
        same = rows.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
        if len(row.worker_ids) < MOST_STARTS:
            count += same.update(status=TaskResultStatus.READY, started_at=None)
        else:
            count += same.update(
                status=TaskResultStatus.FAILED, finished_at=at, exception_class_path="builtins.TimeoutError"
            )
    return count
