"""How a shop takes money."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shops.models import Shop


class ShopPaymentSettings(models.Model):
    """The shop's own PromptPay, and whether and up to how much it takes cash."""

    class PromptPayKind(models.TextChoices):
        NONE = "", _("None")
        PHONE = "phone", _("Mobile number")
        TAX_ID = "tax_id", _("Tax number of a company or group")
        EWALLET = "ewallet", _("E-wallet")

    shop = models.OneToOneField(Shop, models.CASCADE, related_name="payment_settings", primary_key=True)
    cash_enabled = models.BooleanField(_("takes cash"), default=True)
    cash_cap_satang = models.BigIntegerField(_("cash up to, in satang"), default=200_000)
    promptpay_kind = models.CharField(_("kind of PromptPay"), max_length=8, choices=PromptPayKind, blank=True)
    promptpay_number = models.CharField(_("PromptPay number"), max_length=20, blank=True)
    promptpay_name = models.CharField(_("account name"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("how a shop takes money")
        verbose_name_plural = _("how shops take money")
        constraints = [
            models.CheckConstraint(condition=Q(cash_cap_satang__gte=0), name="talat_cash_cap_not_negative"),
            models.CheckConstraint(
                condition=Q(promptpay_kind="", promptpay_number="")
                | (~Q(promptpay_kind="") & ~Q(promptpay_number="") & ~Q(promptpay_name="")),
                name="talat_promptpay_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return str(self.shop_id)
