"""What happened to one shop's part, and how its goods went out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models import Person
from products.append_only import AppendOnly

from .order import ShopOrder


class OrderEvent(AppendOnly, models.Model):
    """One step of a shop's part, with both names. Rows are only added."""

    class Kind(models.TextChoices):
        PLACED = "placed", _("Ordered")
        MORE_TIME = "more_time", _("Asked for more time")
        CLAIMED = "claimed", _("Buyer says paid")
        NOT_SEEN = "not_seen", _("Money not seen yet")
        PAID = "paid", _("Money seen")
        REVIVED = "revived", _("Money came late, goods still there")
        ACCEPTED = "accepted", _("Accepted")
        PACKED = "packed", _("Packed")
        SHIPPED = "shipped", _("Sent")
        READY = "ready_for_pickup", _("Ready for pick-up")
        COMPLETED = "completed", _("Handed over")
        CANCELED = "canceled", _("Canceled")
        EXPIRED = "expired", _("Not paid in time")
        REFUND_DUE = "refund_due", _("To be given back")
        REFUND_RETURNED = "refund_returned", _("Shop gave it back")
        REFUND_RECEIVED = "refund_received", _("Buyer has it back")

    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    for_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("order step")
        verbose_name_plural = _("order steps")

    def __str__(self) -> str:
        return self.kind


class Fulfillment(models.Model):
    """How the goods of a shop's part went out."""

    shop_order = models.OneToOneField(ShopOrder, models.PROTECT, related_name="fulfillment")
    carrier = models.CharField(_("carrier"), max_length=24, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=40, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("handing over")
        verbose_name_plural = _("handings over")

    def __str__(self) -> str:
        return self.tracking_number or str(self.shop_order_id)
