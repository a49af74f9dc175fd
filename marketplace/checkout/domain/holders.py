"""Under which names a part's goods are promised."""

from marketplace.orders.models import OrderLine, ShopOrder
from products.domain.stock import Want


def holders_of(shop_order: ShopOrder) -> list[str]:
    """The holders of the part's promises: one a line."""
    return [line.holder for line in _lines(shop_order)]


def wants_of(shop_order: ShopOrder) -> list[Want]:
    """What to promise again for the part."""
    return [Want(line.holder, line.variant_id, line.quantity) for line in _lines(shop_order)]


def _lines(shop_order: ShopOrder) -> list[OrderLine]:
    return list(OrderLine.objects.filter(shop_order=shop_order).order_by("pk"))
