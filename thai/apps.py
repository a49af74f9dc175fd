from django.apps import AppConfig


class ThaiConfig(AppConfig):
    name = "thai"
    label = "talat_thai"
    verbose_name = "Thai"
