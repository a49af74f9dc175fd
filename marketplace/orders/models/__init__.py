from .order import Order, OrderLine, ShopOrder
from .progress import Fulfillment, OrderEvent

__all__ = ["Fulfillment", "Order", "OrderEvent", "OrderLine", "ShopOrder"]
