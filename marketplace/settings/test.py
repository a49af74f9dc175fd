"""For the tests: fast hashing, work done at once, everything in memory."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import LOGGING, STORAGES, database, env, plugin

SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["*"]
# A test's server processes share its folder; everybody else gets a new one.
TALAT_TEST_DIR = env("TALAT_TEST_DIR", default="")
if not TALAT_TEST_DIR:
    TALAT_TEST_DIR = tempfile.mkdtemp(prefix="talat-test-")
    atexit.register(shutil.rmtree, TALAT_TEST_DIR, ignore_errors=True)
MEDIA_ROOT = f"{TALAT_TEST_DIR}/media"
PRIVATE_MEDIA_ROOT = f"{TALAT_TEST_DIR}/private"
STATIC_ROOT = f"{TALAT_TEST_DIR}/static"
Path(STATIC_ROOT).mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
STORAGES = {
    **STORAGES,
    "private": plugin.private_storage(PRIVATE_MEDIA_ROOT),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{TALAT_TEST_DIR}/test.sqlite3"))}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": True}
}
TALAT_DEMO = True
# Tests change the market and look at once.
TALAT_COUNTS_SECONDS = 0
# Two lines for each job would bury what a failing test has to say.
LOGGING = {**LOGGING, "loggers": {"django_tasks": {"level": "WARNING"}}}
