"""Goods here and goods promised. Changed by `products.domain.stock` only."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.models import Person
from products.append_only import AppendOnly

from .catalogue import Variant


class Stock(models.Model):
    """How much of a variant there is.

    counted: on_hand is what stands in the shop. daily: the same, but recounted
    to `daily_number` at each opening. made_to_order and unlimited: nothing is
    counted, but what is promised still is, in `reserved`.
    """

    class Mode(models.TextChoices):
        COUNTED = "counted", _("Counted")
        DAILY = "daily", _("Made each day")
        MADE_TO_ORDER = "made_to_order", _("Made to order")
        UNLIMITED = "unlimited", _("Always there")

    COUNTING = (Mode.COUNTED, Mode.DAILY)

    variant = models.OneToOneField(Variant, models.PROTECT, related_name="stock", primary_key=True)
    mode = models.CharField(_("how it is counted"), max_length=14, choices=Mode, default=Mode.COUNTED)
    on_hand = models.BigIntegerField(_("here"), default=0)
    reserved = models.BigIntegerField(_("promised"), default=0)
    daily_number = models.PositiveIntegerField(_("made each day"), default=0)
    lead_days = models.PositiveSmallIntegerField(_("days to make"), default=0)
    sold_out_on = models.DateField(_("sold out today"), null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        constraints = [
            models.CheckConstraint(condition=Q(reserved__gte=0), name="talat_stock_reserved_not_negative"),
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="talat_stock_on_hand_not_negative"),
            models.CheckConstraint(
                condition=Q(mode__in=["made_to_order", "unlimited"]) | Q(reserved__lte=F("on_hand")),
                name="talat_stock_never_promises_more_than_is_here",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id}: {self.on_hand} ({self.reserved})"


class StockReservation(models.Model):
    """Goods promised to a holder ("order-line:7"): a word and no key, because holders stand above."""

    class Status(models.TextChoices):
        RESERVED = "reserved", _("Reserved")
        KEPT = "kept", _("Kept")
        HANDED_OVER = "handed_over", _("Handed over")
        RELEASED = "released", _("Released")

    LIVE = (Status.RESERVED, Status.KEPT)

    holder = models.CharField(max_length=80)
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="reservations")
    quantity = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.RESERVED)
    counted = models.BooleanField(help_text="Whether the goods were counted when they were promised.")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        indexes = [models.Index(fields=["variant", "status"], name="talat_reservation_of_variant")]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "variant"],
                condition=Q(status__in=["reserved", "kept"]),
                name="talat_reservation_once_a_holder",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="talat_reservation_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.quantity}"


class StockMovement(AppendOnly):
    """One change of goods here, with reason and person. Rows are only added."""

    class Kind(models.TextChoices):
        INITIAL = "initial", _("First count")
        RECEIVED = "received", _("Came in")
        RECOUNTED = "recounted", _("Counted again")
        HANDED_OVER = "handed_over", _("Handed over")
        TAKEN_BACK = "taken_back", _("Taken back")

    variant = models.ForeignKey(Variant, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=12, choices=Kind)
    change = models.BigIntegerField(help_text="What on_hand changed by; 0 where the goods are not counted.")
    quantity = models.PositiveIntegerField(help_text="How many goods moved, counted or not.")
    reason = models.CharField(max_length=200, blank=True)
    holder = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    for_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")

    def __str__(self) -> str:
        return f"{self.kind} {self.change}"
