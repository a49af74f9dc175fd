from .pages import ShopPage
from .shop import Shop, ShopMember

__all__ = ["Shop", "ShopMember", "ShopPage"]
