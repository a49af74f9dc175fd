"""What every test may use; the parts are in tests/support."""

import os

# Playwright's loop runs in this thread; Django would take the tests for a coroutine.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from tests.support.browser import browser, new_page, page
from tests.support.databases import django_db_setup
from tests.support.live import live_site
from tests.support.report import (
    pytest_runtest_logreport,
    pytest_runtest_setup,
    pytest_terminal_summary,
)

__all__ = [
    "browser",
    "django_db_setup",
    "live_site",
    "new_page",
    "page",
    "pytest_runtest_logreport",
    "pytest_runtest_setup",
    "pytest_terminal_summary",
]
