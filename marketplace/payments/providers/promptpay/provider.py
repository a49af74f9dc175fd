"""PromptPay from the buyer's bank to the shop's: nothing passes through us.

The buyer pays by QR, the shop looks in its bank app and says that the money came. So the only
word from outside is the shop's own, and money goes back by the shop's hand.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from marketplace.delivery.models import DeliveryMethod
from marketplace.payments.errors import NotOffered
from marketplace.payments.models import Payment, Refund, ShopPaymentSettings
from marketplace.payments.providers.base import Fact, Payee, Refunding, Word
from marketplace.payments.providers.promptpay.payload import MAX_SATANG
from products.money import show_baht


class PromptPay:
    """See `providers.base.Provider`."""

    name = "promptpay"
    per_shop = True

    def check(
        self, *, settings: ShopPaymentSettings | None, method: DeliveryMethod, amount_satang: int
    ) -> None:
        if settings is None or not settings.promptpay_kind:
            raise NotOffered(_("This shop takes no transfers yet."))
        if amount_satang > MAX_SATANG:
            raise NotOffered(_("PromptPay takes up to %(most)s at a time.") % {"most": show_baht(MAX_SATANG)})

    def start(self, *, settings: ShopPaymentSettings, amount_satang: int) -> Payee:
        return Payee(settings.promptpay_kind, settings.promptpay_number, settings.promptpay_name)

    def read_event(self, *, payment: Payment, word: Mapping[str, Any]) -> Fact:
        said = Word(word["said"])
        return Fact(said, int(word["amount_satang"]), f"promptpay:{payment.reference}:{said}")

    def refund(self, *, refund: Refund) -> Refunding:
        return Refunding.BY_HAND
