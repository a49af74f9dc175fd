from .catalogue import Category, Product, Variant
from .pages import ProductPage, ProductPhoto
from .stock import Stock, StockMovement, StockReservation
from .tags import ProductTag, TaggedProduct

__all__ = [
    "Category",
    "Product",
    "ProductPage",
    "ProductPhoto",
    "ProductTag",
    "Stock",
    "StockMovement",
    "StockReservation",
    "TaggedProduct",
    "Variant",
]
