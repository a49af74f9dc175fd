from .payment import Payment, PaymentEvent, PaymentShare, Refund, Slip
from .settings import ShopPaymentSettings

__all__ = ["Payment", "PaymentEvent", "PaymentShare", "Refund", "ShopPaymentSettings", "Slip"]
