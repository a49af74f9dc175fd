import datetime as dt

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from marketplace.messages.domain.sending import send_message
from marketplace.messages.domain.stuck import MOST_STARTS, put_back_stuck

pytestmark = pytest.mark.django_db
ON_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def job(settings) -> DBTaskResult:
    settings.TASKS = ON_DATABASE
    send_message.enqueue(1)
    row = DBTaskResult.objects.get()
    row.claim("worker-1")
    return row


def test_a_job_whose_worker_died_is_ready_again(job):
    now = timezone.now()
    assert put_back_stuck(at=now) == 0
    assert put_back_stuck(at=now + dt.timedelta(minutes=16)) == 1
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY
    assert DBTaskResult.objects.ready().filter(pk=job.pk).exists()


def test_a_job_that_always_dies_is_ended(job):
    for number in range(2, MOST_STARTS + 1):
        job.claim(f"worker-{number}")
    assert put_back_stuck(at=timezone.now() + dt.timedelta(minutes=16)) == 1
    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED


def test_a_finished_job_is_left_alone(job):
    job.set_successful(True)
    assert put_back_stuck(at=timezone.now() + dt.timedelta(days=1)) == 0
