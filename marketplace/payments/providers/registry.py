"""The ways to pay this site knows, by name."""

from marketplace.payments.providers.base import Provider
from marketplace.payments.providers.cash.provider import Cash
from marketplace.payments.providers.promptpay.provider import PromptPay

PROVIDERS: dict[str, Provider] = {provider.name: provider for provider in (PromptPay(), Cash())}


def provider(name: str) -> Provider:
    """The provider of this name; raises `KeyError` for one we do not know."""
    return PROVIDERS[name]
