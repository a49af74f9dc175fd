"""What it costs to get the goods of one shop."""

from marketplace.delivery.errors import TooHeavy
from marketplace.delivery.models import DeliveryMethod


def quote(*, method: DeliveryMethod, goods_satang: int, weight_g: int) -> int:
    """The cost in satang for goods worth `goods_satang` that weigh `weight_g` grams with packing.

    Pick-up costs nothing. Post costs the first rate whose weight is not passed, and nothing
    from `free_above_satang` on. Raises `TooHeavy` above the heaviest rate, free or not.
    Reads `method.rates`: prefetch them.
    """
    if method.kind == DeliveryMethod.Kind.PICKUP:
        return 0
    rates = sorted(method.rates.all(), key=lambda rate: rate.up_to_g)
    fitting = next((rate for rate in rates if weight_g <= rate.up_to_g), None)
    if fitting is None:
        raise TooHeavy(weight_g=weight_g, most_g=rates[-1].up_to_g if rates else 0)
    if method.free_above_satang is not None and goods_satang >= method.free_above_satang:
        return 0
    return fitting.price_satang
