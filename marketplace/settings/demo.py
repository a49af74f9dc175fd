"""The demo city on one machine: SQLite, mail to a folder, no secrets."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env

SECRET_KEY = env("SECRET_KEY", default="demo-city-only-not-for-a-real-site-0123456789abcdef")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
DEBUG = env.bool("TALAT_DEBUG", default=False)
TALAT_DEMO = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
