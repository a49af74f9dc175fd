from .catalogue import Category, Product, Variant
from .pages import ProductPage, ProductPhoto
from .stock import Stock, StockMovement, StockReservation

__all__ = [
    "Category",
    "Product",
    "ProductPage",
    "ProductPhoto",
    "Stock",
    "StockMovement",
    "StockReservation",
    "Variant",
]
