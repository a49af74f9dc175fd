"""Cash when the goods change hands.

The shop's switch and cap decide; coins below a baht are not asked for.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from marketplace.delivery.models import DeliveryMethod
from marketplace.payments.errors import NotOffered
from marketplace.payments.models import Payment, Refund, ShopPaymentSettings
from marketplace.payments.providers.base import Fact, Payee, Refunding, Word
from products.money import is_whole_baht, show_baht


class Cash:
    """See `providers.base.Provider`."""

    name = "cash"
    per_shop = True

    def check(
        self, *, settings: ShopPaymentSettings | None, method: DeliveryMethod, amount_satang: int
    ) -> None:
        if settings is None or not settings.cash_enabled:
            raise NotOffered(_("This shop takes no cash."))
        if not method.cash_allowed:
            raise NotOffered(_("This shop takes no cash for goods it sends in this way."))
        if amount_satang > settings.cash_cap_satang:
            raise NotOffered(
                _("This shop takes cash up to %(cap)s.") % {"cap": show_baht(settings.cash_cap_satang)}
            )
        if not is_whole_baht(amount_satang):
            raise NotOffered(
                _("%(amount)s cannot be paid in cash: there are coins below a baht in it.")
                % {"amount": show_baht(amount_satang)}
            )

    def start(self, *, settings: ShopPaymentSettings, amount_satang: int) -> Payee:
        return Payee()

    def read_event(self, *, payment: Payment, word: Mapping[str, Any]) -> Fact:
        return Fact(Word.RECEIVED, int(word["amount_satang"]), f"cash:{payment.reference}:received")

    def refund(self, *, refund: Refund) -> Refunding:
        return Refunding.BY_HAND
