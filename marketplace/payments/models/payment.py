"""Attempts to pay, word that money came, and money back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.models import Person
from marketplace.orders.models import Order, ShopOrder
from products.append_only import AppendOnly


class Payment(AppendOnly, models.Model):
    """An attempt to pay for one or more shops' parts of one order. Amount and payee never change."""

    allowed_updates = ("status", "received_satang", "refunded_satang")

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting for the buyer")
        CLAIMED = "claimed", _("Buyer says paid")
        CONFIRMED = "confirmed", _("Money came")
        ENDED = "ended", _("Ended without money")

    reference = models.CharField(max_length=16, unique=True, editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=12)
    method = models.CharField(max_length=12)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PENDING)
    amount_satang = models.BigIntegerField(_("amount"))
    received_satang = models.BigIntegerField(_("came in"), default=0)
    refunded_satang = models.BigIntegerField(_("given or to be given back"), default=0)
    currency = models.CharField(max_length=3, default="THB")
    payee_kind = models.CharField(max_length=8, blank=True)
    payee_number = models.CharField(max_length=20, blank=True)
    payee_name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="talat_payment_of_something"),
            models.CheckConstraint(
                condition=Q(received_satang__gte=0, refunded_satang__gte=0), name="talat_payment_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(refunded_satang__lte=F("received_satang")), name="talat_refunds_within_what_came"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PaymentShare(AppendOnly, models.Model):
    """Which part of a payment is for which shop's part."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="shares")
    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, related_name="payment_shares")
    amount_satang = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["payment", "shop_order"], name="talat_payment_share_once"),
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="talat_payment_share_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}/{self.shop_order_id}"


class PaymentEvent(AppendOnly, models.Model):
    """A fact about a payment, recorded first and once. Rows are only added."""

    class Kind(models.TextChoices):
        STARTED = "started", _("Started")
        CLAIMED = "claimed", _("Buyer says paid")
        NOT_SEEN = "not_seen", _("Money not seen yet")
        SLIP_TWICE = "slip_twice", _("Slip was used for another order")
        RECEIVED = "received", _("Money came")
        ENDED = "ended", _("Ended without money")
        REFUND_DUE = "refund_due", _("To be given back")
        REFUND_RETURNED = "refund_returned", _("Given back")
        REFUND_RECEIVED = "refund_received", _("Back with the buyer")

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="events")
    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    amount_satang = models.BigIntegerField(default=0)
    fact_key = models.CharField(max_length=120, null=True, blank=True, unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    for_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("payment fact")
        verbose_name_plural = _("payment facts")

    def __str__(self) -> str:
        return self.kind


class Slip(AppendOnly, models.Model):
    """A picture of a transfer slip a buyer sent; kept apart from public photos."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="slips")
    file = models.CharField(max_length=120)
    bank_reference = models.CharField(max_length=64, null=True, blank=True, unique=True)
    sending_bank = models.CharField(max_length=8, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("slip")
        verbose_name_plural = _("slips")

    def __str__(self) -> str:
        return str(self.pk)


class Refund(AppendOnly, models.Model):
    """Money that goes back for one shop's part. The amount never changes."""

    allowed_updates = ("status", "how", "returned_at", "received_at")

    class Status(models.TextChoices):
        DUE = "due", _("To be given back")
        RETURNED = "returned", _("The shop gave it back")
        RECEIVED = "received", _("The buyer has it")

    reference = models.CharField(max_length=16, unique=True, editable=False)
    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, related_name="refunds")
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    amount_satang = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3, default="THB")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DUE)
    how = models.CharField(_("how it went back"), max_length=120, blank=True)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.CheckConstraint(condition=Q(amount_satang__gt=0), name="talat_refund_of_something"),
        ]

    def __str__(self) -> str:
        return self.reference
