"""A buyer's purchase, one shop's part of it, and what was said at the sale."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from marketplace.delivery.models import DeliveryMethod
from products.append_only import AppendOnly
from products.models import Product, Variant
from shops.models import Shop


class Order(models.Model):
    """What one buyer ordered in one go. Its own state is computed from its parts."""

    reference = models.CharField(_("order"), max_length=16, unique=True, editable=False)
    token = models.CharField(max_length=43, editable=False)
    checkout_key = models.CharField(max_length=43, unique=True, editable=False)
    buyer_name = models.CharField(_("name"), max_length=120)
    buyer_phone = models.CharField(_("phone"), max_length=16)
    buyer_email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=8, default="th")
    address = models.CharField(_("house, lane, road"), max_length=240, blank=True)
    subdistrict = models.CharField(_("sub-district"), max_length=80, blank=True)
    district = models.CharField(_("district"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=80, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    landmark = models.CharField(_("near what"), max_length=160, blank=True)
    currency = models.CharField(max_length=3, default="THB")
    placed_at = models.DateTimeField(_("ordered"))

    class Meta:
        ordering = ["-placed_at", "-pk"]
        verbose_name = _("order")
        verbose_name_plural = _("orders")

    def __str__(self) -> str:
        return self.reference


class ShopOrder(models.Model):
    """One shop's part of an order, with its own delivery, status and money."""

    class Status(models.TextChoices):
        NEW = "new", _("New")
        ACCEPTED = "accepted", _("Accepted")
        PACKED = "packed", _("Packed")
        SHIPPED = "shipped", _("Sent")
        READY = "ready_for_pickup", _("Ready for pick-up")
        COMPLETED = "completed", _("Done")
        CANCELED = "canceled", _("Canceled")

    class PaymentStatus(models.TextChoices):
        UNPAID = "unpaid", _("Not paid")
        CLAIMED = "claimed", _("Buyer says paid")
        PAID = "paid", _("Paid")
        REFUND_DUE = "refund_due", _("To be given back")
        REFUNDED = "refunded", _("Given back")

    class CanceledAs(models.TextChoices):
        UNPAID = "unpaid", _("Not paid in time")
        SHOP = "shop", _("By the shop")
        BUYER = "buyer", _("By the buyer")

    class Method(models.TextChoices):
        PROMPTPAY = "promptpay", _("PromptPay")
        CASH = "cash", _("Cash")

    order = models.ForeignKey(Order, models.PROTECT, related_name="shop_orders")
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="shop_orders")
    position = models.PositiveSmallIntegerField()
    shop_name_th = models.CharField(max_length=255)
    shop_name_en = models.CharField(max_length=255, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.NEW)
    payment_status = models.CharField(
        _("payment"), max_length=12, choices=PaymentStatus, default=PaymentStatus.UNPAID
    )
    payment_method = models.CharField(_("paid by"), max_length=12, choices=Method)
    delivery_method = models.ForeignKey(
        DeliveryMethod,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("way to get it"),
    )
    delivery_kind = models.CharField(max_length=8, choices=DeliveryMethod.Kind)
    place_th = models.CharField(max_length=160, blank=True)
    place_en = models.CharField(max_length=160, blank=True)
    times_th = models.CharField(max_length=120, blank=True)
    times_en = models.CharField(max_length=120, blank=True)
    currency = models.CharField(max_length=3, default="THB")
    goods_satang = models.BigIntegerField(_("goods"))
    delivery_satang = models.BigIntegerField(_("delivery"), default=0)
    total_satang = models.BigIntegerField(_("total"))
    paid_satang = models.BigIntegerField(_("paid"), default=0)
    refund_satang = models.BigIntegerField(_("given or to be given back"), default=0)
    pickup_number = models.CharField(_("number to call out"), max_length=2, blank=True)
    pay_by = models.DateTimeField(_("to be paid by"), null=True, blank=True)
    times_extended = models.PositiveSmallIntegerField(_("times more time was asked"), default=0)
    claimed_at = models.DateTimeField(_("buyer said paid"), null=True, blank=True)
    canceled_as = models.CharField(_("canceled"), max_length=8, choices=CanceledAs, blank=True)
    cancel_reason = models.CharField(_("why canceled"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        verbose_name = _("shop's part of an order")
        verbose_name_plural = _("shops' parts of orders")
        indexes = [
            models.Index(fields=["shop", "status", "created_at"], name="talat_shop_order_to_do"),
            models.Index(
                fields=["pay_by"], condition=Q(pay_by__isnull=False), name="talat_shop_order_pay_by"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["order", "shop"], name="talat_one_part_a_shop"),
            models.CheckConstraint(
                condition=Q(total_satang=F("goods_satang") + F("delivery_satang")),
                name="talat_shop_order_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(
                    goods_satang__gte=0, delivery_satang__gte=0, paid_satang__gte=0, refund_satang__gte=0
                ),
                name="talat_shop_order_money_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(refund_satang__lte=F("paid_satang")), name="talat_refund_within_what_was_paid"
            ),
            models.CheckConstraint(
                condition=Q(status="canceled") ^ Q(canceled_as=""), name="talat_canceled_says_by_whom"
            ),
            models.UniqueConstraint(
                fields=["shop", "pickup_number"],
                condition=Q(status="ready_for_pickup") & ~Q(pickup_number=""),
                name="talat_pickup_number_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.position}"


class OrderLine(AppendOnly, models.Model):
    """What was said at the sale: words and price as they were, whatever changes later."""

    allowed_updates = ("photo",)

    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=255)
    name_en = models.CharField(max_length=255, blank=True)
    variant_name_th = models.CharField(max_length=80, blank=True)
    variant_name_en = models.CharField(max_length=80, blank=True)
    sku = models.CharField(max_length=40)
    unit = models.CharField(max_length=16)
    unit_detail_th = models.CharField(max_length=60, blank=True)
    unit_detail_en = models.CharField(max_length=60, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    price_satang = models.BigIntegerField()
    quantity = models.PositiveIntegerField()
    total_satang = models.BigIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total_satang=F("price_satang") * F("quantity")), name="talat_order_line_adds_up"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="talat_order_line_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.sku} x {self.quantity}"

    @property
    def holder(self) -> str:
        """The name under which stock is promised to this line."""
        return f"order-line:{self.pk}"
