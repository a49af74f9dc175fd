"""The demo city, built once for all tests of this folder and taken away afterwards."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils.translation import override

from marketplace.operations.demo.city import build
from marketplace.operations.demo.places import Places


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    # A thousand sizes of photos are the business of tests/marketplace/media.
    jobs_wait = override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}})
    with django_db_blocker.unblock(), jobs_wait, transaction.atomic(), override("th"):
        yield build()
        transaction.set_rollback(True)
