"""The demo site's settings, and the pages to compare with; cached is only what the site itself caches."""

from marketplace.settings.demo import *  # noqa: F403
from marketplace.settings.demo import INSTALLED_APPS, STATIC_ROOT, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.plain"]
ROOT_URLCONF = "tests.bench.urls"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
