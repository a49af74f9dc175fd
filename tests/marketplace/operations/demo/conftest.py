"""The demo city, built once for all tests of this folder and taken away afterwards."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils.translation import override

from marketplace.operations.demo.city import build
from marketplace.operations.demo.places import Places


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Places]:
    with django_db_blocker.unblock(), transaction.atomic(), override("th"):
        yield build()
        transaction.set_rollback(True)
