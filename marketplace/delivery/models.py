"""Ways to get the goods from a shop, and what they cost."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shops.models import Shop


class DeliveryMethod(models.Model):
    """One way a shop hands goods over."""

    class Kind(models.TextChoices):
        PICKUP = "pickup", _("Pick-up")
        POST = "post", _("Post")

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="delivery_methods")
    kind = models.CharField(_("way"), max_length=8, choices=Kind)
    place_th = models.CharField(_("place"), max_length=160, blank=True)
    place_en = models.CharField(_("place, in English"), max_length=160, blank=True)
    times_th = models.CharField(_("times"), max_length=120, blank=True)
    times_en = models.CharField(_("times, in English"), max_length=120, blank=True)
    free_above_satang = models.BigIntegerField(_("free from, in satang"), null=True, blank=True)
    cash_allowed = models.BooleanField(_("may be paid in cash"), default=True)
    is_active = models.BooleanField(_("in use"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("way to get it")
        verbose_name_plural = _("ways to get it")
        constraints = [
            models.CheckConstraint(
                condition=Q(free_above_satang=None) | Q(free_above_satang__gt=0),
                name="talat_delivery_free_above_zero",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class DeliveryRate(models.Model):
    """What post costs up to a weight."""

    method = models.ForeignKey(DeliveryMethod, models.CASCADE, related_name="rates")
    up_to_g = models.PositiveIntegerField(_("up to, in grams"))
    price_satang = models.BigIntegerField(_("costs, in satang"))

    class Meta:
        ordering = ["up_to_g"]
        constraints = [
            models.UniqueConstraint(fields=["method", "up_to_g"], name="talat_delivery_rate_once_a_weight"),
            models.CheckConstraint(condition=Q(price_satang__gte=0), name="talat_delivery_rate_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.up_to_g} g"
