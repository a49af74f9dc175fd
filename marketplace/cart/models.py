"""Before buying: what lies in a cart, over many shops."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from products.models import Variant


class Cart(models.Model):
    """A cart, known by the random key in the buyer's cookie."""

    key = models.CharField(max_length=43, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("cart")
        verbose_name_plural = _("carts")
        indexes = [models.Index(fields=["updated_at"], name="talat_cart_by_age")]

    def __str__(self) -> str:
        return f"cart {self.pk}"


class CartLine(models.Model):
    """A variant in a cart and the price the buyer last saw for it."""

    cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(_("how many"))
    seen_price_satang = models.BigIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="talat_cart_variant_once"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="talat_cart_line_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} x {self.variant_id}"
