"""A part's PromptPay code, as text and as a drawing inside the page."""

import segno
from django.utils.safestring import SafeString, mark_safe

from marketplace.payments.models import Payment
from marketplace.payments.providers.promptpay.payload import make_payload


def payload_of(payment: Payment) -> str:
    """The text in the QR: the payee as it stood when the order was placed, and the exact amount."""
    return make_payload(kind=payment.payee_kind, number=payment.payee_number, satang=payment.amount_satang)


def drawing_of(payment: Payment) -> SafeString:
    """The QR as SVG: no request of its own, sharp at any size, and scannable from a screen in the dark."""
    code = segno.make(payload_of(payment), error="m", micro=False)
    svg = code.svg_inline(
        border=3, dark="#2a1a10", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return mark_safe(svg)
