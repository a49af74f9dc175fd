"""The test database: one for each worker, on the engine `DATABASE_URL` names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases

from tests.support import engines


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """Takes the place of pytest-django's: same promise, and a pristine copy beside it."""
    with django_db_blocker.unblock():
        engines.prepare(Path(settings.TALAT_TEST_DIR))
        made = setup_databases(verbosity=0, interactive=False, keepdb=not engines.is_postgres())
        engines.keep_pristine()
        engines.restore_instead_of_flush()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)
        engines.drop_copies()
