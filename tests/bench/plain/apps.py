from django.apps import AppConfig


class PlainConfig(AppConfig):
    name = "tests.bench.plain"
    label = "talat_bench"
    default_auto_field = "django.db.models.BigAutoField"
