"""What lies in a cart, with today's prices, and what changed since it was put there."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db.models import QuerySet, Sum
from django.utils import timezone

from marketplace.cart.changes import Change, Kind
from marketplace.cart.models import Cart, CartLine
from products.models import Product, ProductPhoto, Variant
from products.queries import availability, is_for_sale
from shops.models import Shop
from thai.dates import is_thai

# What `new_cart` makes; anything else in a cookie never reaches the database.
KEY = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass
class LineView:
    """A line as it stands now. `left` is None where nothing is counted."""

    line: CartLine
    left: int | None
    for_sale: bool
    photo: ProductPhoto | None = None

    @property
    def variant(self) -> Variant:
        return self.line.variant

    @property
    def product(self) -> Product:
        return self.line.variant.product

    @property
    def page(self):
        return self.line.variant.product.page

    @property
    def quantity(self) -> int:
        return self.line.quantity

    @property
    def name_th(self) -> str:
        return self.page.title if self.page else self.variant.sku

    @property
    def name_en(self) -> str:
        return self.page.title_en if self.page else ""

    @property
    def name(self) -> str:
        """In the active language; English never written is Thai."""
        return self.name_th if is_thai() or not self.name_en else self.name_en

    @property
    def price_satang(self) -> int:
        """Today's price of one."""
        return self.variant.price_satang

    @property
    def total_satang(self) -> int:
        return self.price_satang * self.quantity

    @property
    def weight_g(self) -> int:
        return self.variant.weight_g * self.quantity

    @property
    def orderable(self) -> bool:
        """Whether this line, as it is, can be ordered now."""
        return self.for_sale and (self.left is None or self.quantity <= self.left)

    @property
    def changes(self) -> list[Change]:
        """What is no longer as the buyer saw it; the most important first."""
        about = {
            "name_th": self.name_th,
            "name_en": self.name_en,
            "variant_id": self.variant.pk,
            "shop_id": self.product.shop_id,
        }
        if not self.for_sale:
            return [Change(Kind.GONE, **about)]
        found = []
        if self.left is not None and self.quantity > self.left:
            kind = Kind.FEWER if self.left else Kind.SOLD_OUT
            found.append(Change(kind, was=self.quantity, now=self.left, **about))
        if self.price_satang != self.line.seen_price_satang:
            found.append(Change(Kind.PRICE, was=self.line.seen_price_satang, now=self.price_satang, **about))
        return found


@dataclass
class ShopPart:
    """What lies in the cart of one shop."""

    shop: Shop
    lines: list[LineView] = field(default_factory=list)

    @property
    def page(self):
        return self.shop.page

    @property
    def name_th(self) -> str:
        return self.page.title if self.page else self.shop.short

    @property
    def name_en(self) -> str:
        return self.page.title_en if self.page else ""

    @property
    def name(self) -> str:
        return self.name_th if is_thai() or not self.name_en else self.name_en

    @property
    def goods_satang(self) -> int:
        return sum(line.total_satang for line in self.lines if line.for_sale)

    @property
    def weight_g(self) -> int:
        return sum(line.weight_g for line in self.lines if line.for_sale)

    @property
    def changes(self) -> list[Change]:
        return [change for line in self.lines for change in line.changes]

    @property
    def orderable(self) -> bool:
        return all(line.orderable for line in self.lines)


@dataclass
class CartView:
    """The whole cart, grouped by shop in the order the shops came in."""

    cart: Cart | None
    shops: list[ShopPart] = field(default_factory=list)

    @property
    def lines(self) -> list[LineView]:
        return [line for part in self.shops for line in part.lines]

    @property
    def count(self) -> int:
        """How many goods, for the badge."""
        return sum(line.quantity for line in self.lines)

    @property
    def goods_satang(self) -> int:
        return sum(part.goods_satang for part in self.shops)

    @property
    def changes(self) -> list[Change]:
        return [change for part in self.shops for change in part.changes]

    @property
    def orderable(self) -> bool:
        return bool(self.shops) and all(part.orderable for part in self.shops)

    def __bool__(self) -> bool:
        return bool(self.shops)


def lines_of(cart: Cart) -> QuerySet[CartLine]:
    """The cart's lines with all a sale depends on, in one query."""
    return (
        CartLine.objects.filter(cart=cart)
        .select_related("variant__stock", "variant__product__page", "variant__product__shop__page")
        .order_by("pk")
    )


def cart_view(cart: Cart | None, *, at: dt.datetime | None = None, with_photos: bool = True) -> CartView:
    """The cart with live prices, stock and what changed: 2 queries (1 without photos), none without a cart.

    Wants nothing written: looking at a cart changes nothing.
    """
    if cart is None:
        return CartView(None)
    today = timezone.localdate(at)
    lines = list(lines_of(cart))
    photos = first_photos([line.variant.product.page_id for line in lines]) if with_photos else {}
    view = CartView(cart)
    parts: dict[int, ShopPart] = {}
    for line in lines:
        shop = line.variant.product.shop
        part = parts.get(shop.pk)
        if part is None:
            part = parts[shop.pk] = ShopPart(shop)
            view.shops.append(part)
        part.lines.append(
            LineView(
                line=line,
                left=left_of(line.variant, today=today),
                for_sale=is_for_sale(line.variant),
                photo=photos.get(line.variant.product.page_id),
            )
        )
    return view


def left_of(variant: Variant, *, today: dt.date) -> int | None:
    """How many may be taken now; None where nothing is counted."""
    return availability(variant.stock, today).left


def first_photos(page_ids: list[int | None]) -> dict[int, ProductPhoto]:
    """The first photo of each page, with its image: one query for all."""
    wanted = {page_id for page_id in page_ids if page_id}
    photos: dict[int, ProductPhoto] = {}
    if not wanted:
        return photos
    rows = (
        ProductPhoto.objects.filter(page_id__in=wanted)
        .select_related("image")
        .order_by("page_id", "sort_order", "pk")
    )
    for photo in rows:
        photos.setdefault(photo.page_id, photo)
    return photos


def cart_by_key(key: str) -> Cart | None:
    """The cart of a cookie, or None for no or an unknown key."""
    return Cart.objects.filter(key=key).first() if KEY.fullmatch(key) else None


def goods_in(cart: Cart | None) -> int:
    """How many goods lie in the cart, for the badge: one query."""
    if cart is None:
        return 0
    return CartLine.objects.filter(cart=cart).aggregate(goods=Sum("quantity"))["goods"] or 0
