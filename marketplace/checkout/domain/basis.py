"""What an order would be right now: the cart, the choices and today's prices, laid side by side with what
was seen.
"""

import datetime as dt
from dataclasses import dataclass, field

from marketplace.cart.changes import Change, Kind
from marketplace.cart.queries import CartView, ShopPart, cart_view
from marketplace.checkout.domain.request import PartChoice, PlaceOrder
from marketplace.delivery.domain.quotes import quote
from marketplace.delivery.errors import TooHeavy
from marketplace.delivery.models import DeliveryMethod
from marketplace.delivery.queries import methods_of
from marketplace.payments.errors import NotOffered
from marketplace.payments.models import ShopPaymentSettings
from marketplace.payments.providers.registry import PROVIDERS
from marketplace.payments.queries import settings_of


@dataclass
class PartBasis:
    """One shop's part as it would be ordered now; money in satang."""

    goods: ShopPart
    choice: PartChoice
    method: DeliveryMethod
    settings: ShopPaymentSettings
    delivery_satang: int

    @property
    def total_satang(self) -> int:
        return self.goods.goods_satang + self.delivery_satang


@dataclass
class Basis:
    """All parts as they would be ordered, or `changes` that stand against it."""

    view: CartView
    parts: list[PartBasis] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def total_satang(self) -> int:
        return sum(part.total_satang for part in self.parts)


def basis_of(request: PlaceOrder, *, at: dt.datetime) -> Basis:
    """Read everything anew (5 queries, however many shops and lines) and compare it with what was seen."""
    view = cart_view(request.cart, at=at)
    basis = Basis(view)
    if not view:
        basis.changes = [Change(Kind.EMPTY)]
        return basis
    shop_ids = [part.shop.pk for part in view.shops]
    methods, settings = methods_of(shop_ids), settings_of(shop_ids)
    choices = {choice.shop_id: choice for choice in request.parts}
    for goods in view.shops:
        basis.changes += goods.changes
        _add_part(
            basis, goods, choices.get(goods.shop.pk), methods[goods.shop.pk], settings.get(goods.shop.pk)
        )
    seen = request.seen_total_satang
    if not basis.changes and seen is not None and seen != basis.total_satang:
        basis.changes.append(Change(Kind.TOTAL, was=seen, now=basis.total_satang))
    return basis


def _add_part(
    basis: Basis,
    goods: ShopPart,
    choice: PartChoice | None,
    methods: list[DeliveryMethod],
    settings: ShopPaymentSettings | None,
) -> None:
    """Add one shop's part to the basis, or what stands against it to its changes."""
    if choice is None:
        basis.changes.append(_of_shop(goods, Kind.SHOP_NEW))
        return
    method = next((method for method in methods if method.pk == choice.delivery_method_id), None)
    if method is None:
        basis.changes.append(_of_shop(goods, Kind.DELIVERY_GONE))
        return
    try:
        cost = quote(method=method, goods_satang=goods.goods_satang, weight_g=goods.weight_g)
    except TooHeavy:
        basis.changes.append(_of_shop(goods, Kind.TOO_HEAVY))
        return
    if settings is None or not _takes(settings, method, choice, goods.goods_satang + cost):
        basis.changes.append(_of_shop(goods, Kind.PAYMENT_GONE))
        return
    part = PartBasis(goods, choice, method, settings, cost)
    basis.parts.append(part)
    basis.changes += _differences(part)


def _takes(settings: ShopPaymentSettings, method: DeliveryMethod, choice: PartChoice, amount: int) -> bool:
    """Whether the shop takes this amount in the chosen way."""
    provider = PROVIDERS.get(choice.payment_method)
    if provider is None:
        return False
    try:
        provider.check(settings=settings, method=method, amount_satang=amount)
    except NotOffered:
        return False
    return True


def _differences(part: PartBasis) -> list[Change]:
    """Where delivery or the part's total is not what was seen; prices are told line by line before."""
    if part.goods.changes:
        return []
    seen = part.choice
    if seen.seen_delivery_satang is not None and seen.seen_delivery_satang != part.delivery_satang:
        return [
            _of_shop(part.goods, Kind.DELIVERY_COST, was=seen.seen_delivery_satang, now=part.delivery_satang)
        ]
    if seen.seen_total_satang is not None and seen.seen_total_satang != part.total_satang:
        return [_of_shop(part.goods, Kind.TOTAL, was=seen.seen_total_satang, now=part.total_satang)]
    return []


def _of_shop(goods: ShopPart, kind: Kind, *, was: int = 0, now: int = 0) -> Change:
    """A difference that is about a shop's whole part."""
    return Change(kind, name_th=goods.name_th, name_en=goods.name_en, shop_id=goods.shop.pk, was=was, now=now)
