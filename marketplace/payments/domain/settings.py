"""A shop says how it takes money.

Who may say so is the caller's to check: helpers never may (DESIGN section 5).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from communities.domain.acting import Acting
from marketplace.payments.errors import SettingsWrong
from marketplace.payments.models import ShopPaymentSettings
from marketplace.payments.providers.promptpay.payee import normalise_payee
from shops.models import Shop
from thai.errors import ReadError


@transaction.atomic
def set_promptpay(*, shop: Shop, kind: str, number: str, name: str, acting: Acting) -> ShopPaymentSettings:
    """Where transfers to this shop go, from the next order on; running payments keep their payee.

    `number` as typed; kept as 10 digits of a mobile, 13 of a company's tax number or 15 of an e-wallet.
    An empty `kind` takes PromptPay away. Raises `SettingsWrong` beside the field it is about; a
    person's national id is refused and never stored.
    """
    values = {"promptpay_kind": "", "promptpay_number": "", "promptpay_name": ""}
    if kind:
        values = {
            "promptpay_kind": kind,
            "promptpay_number": read_promptpay_number(kind=kind, number=number),
            "promptpay_name": name.strip(),
        }
        if not values["promptpay_name"]:
            raise SettingsWrong("name", _("Type the account's name as the bank shows it."))
    row, _new = ShopPaymentSettings.objects.update_or_create(shop=shop, defaults=values)
    return row


@transaction.atomic
def set_cash(*, shop: Shop, enabled: bool, cap_satang: int, acting: Acting) -> ShopPaymentSettings:
    """Whether the shop takes cash, and up to how much an order (satang)."""
    if cap_satang < 0:
        raise SettingsWrong("cap", _("An amount cannot be below 0 baht"))
    row, _new = ShopPaymentSettings.objects.update_or_create(
        shop=shop, defaults={"cash_enabled": enabled, "cash_cap_satang": cap_satang}
    )
    return row


def read_promptpay_number(*, kind: str, number: str) -> str:
    """The digits of a PromptPay number as typed; raises `SettingsWrong`.

    A person's national id is refused.
    """
    try:
        return normalise_payee(kind=kind, number=number)
    except ReadError as error:
        raise SettingsWrong("number", str(error)) from error
