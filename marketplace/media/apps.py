from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "marketplace.media"
    label = "talat_media"
    verbose_name = _("Photos")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from marketplace.media.templatetags.photos import draw_photo  # noqa: PLC0415 -- models must be ready
        from themes import rendering  # noqa: PLC0415

        rendering.draw_photos(draw_photo)
