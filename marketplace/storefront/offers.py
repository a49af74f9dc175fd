"""What a buyer may choose for each shop's part: ways to get it with their cost, ways to pay."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from marketplace.cart.queries import CartView, ShopPart
from marketplace.delivery.domain.quotes import quote
from marketplace.delivery.errors import TooHeavy
from marketplace.delivery.models import DeliveryMethod
from marketplace.delivery.queries import methods_of
from marketplace.payments.errors import NotOffered
from marketplace.payments.models import ShopPaymentSettings
from marketplace.payments.providers.registry import PROVIDERS
from marketplace.payments.queries import settings_of


@dataclass(frozen=True)
class Way:
    """One way to get the goods; `cost_satang` is None where it cannot be taken, and `why_not` says why."""

    method: DeliveryMethod
    cost_satang: int | None
    why_not: str = ""

    @property
    def possible(self) -> bool:
        return self.cost_satang is not None

    @property
    def is_post(self) -> bool:
        return self.method.kind == DeliveryMethod.Kind.POST


@dataclass(frozen=True)
class Pay:
    """One way to pay; `only_for` is the one kind of delivery it goes with, or ''."""

    name: str
    only_for: str = ""

    @property
    def label(self) -> str:
        return _("Transfer by PromptPay") if self.name == "promptpay" else _("Cash")


@dataclass
class Offer:
    """One shop's part and what may be chosen for it."""

    part: ShopPart
    settings: ShopPaymentSettings | None
    ways: list[Way] = field(default_factory=list)
    pays: list[Pay] = field(default_factory=list)

    @property
    def first_way(self) -> int | None:
        return next((way.method.pk for way in self.ways if way.possible), None)

    @property
    def first_pay(self) -> str | None:
        return next((pay.name for pay in self.pays), None)

    @property
    def payee(self) -> str:
        """The name the shop's account is under."""
        return self.settings.promptpay_name if self.settings else ""

    @property
    def closed(self) -> str:
        """Why nothing can be ordered from this shop now; '' where it can."""
        if not any(way.possible for way in self.ways):
            return next((way.why_not for way in self.ways), _("This shop has no way to hand goods over now."))
        return "" if self.pays else _("This shop has no way to take money now.")

    def way(self, way_id: int | None) -> Way | None:
        return next((way for way in self.ways if way.method.pk == way_id), None)

    def is_posted(self, way_id: int | None) -> bool:
        way = self.way(way_id)
        return bool(way and way.is_post)

    def total(self, way_id: int) -> int:
        """Goods and delivery, in satang."""
        way = self.way(way_id)
        return self.part.goods_satang + ((way.cost_satang or 0) if way else 0)

    def refusal(self, *, way_id: int, pay: str) -> str:
        """Why the shop takes no such payment for goods got that way; '' where it does."""
        way = self.way(way_id)
        if way is None or pay not in PROVIDERS:
            return ""
        return _refusal(self.settings, way, pay, self.total(way_id))


def offers_of(cart: CartView) -> list[Offer]:
    """What may be chosen for each shop's part; 3 queries however many shops."""
    shops = [part.shop for part in cart.shops]
    methods, settings = methods_of(shops), settings_of(shops)
    return [_offer(part, methods[part.shop.pk], settings.get(part.shop.pk)) for part in cart.shops]


def _offer(part: ShopPart, methods: Sequence[DeliveryMethod], settings: ShopPaymentSettings | None) -> Offer:
    offer = Offer(part, settings, [_way(part, method) for method in methods])
    for name in PROVIDERS:
        possible = [way for way in offer.ways if way.possible]
        fitting = [way for way in possible if not _refusal(settings, way, name, offer.total(way.method.pk))]
        if fitting:
            offer.pays.append(Pay(name, _only_kind(fitting, possible)))
    return offer


def _only_kind(fitting: Sequence[Way], possible: Sequence[Way]) -> str:
    kinds = {way.method.kind for way in fitting}
    return kinds.pop() if len(fitting) < len(possible) and len(kinds) == 1 else ""


def _way(part: ShopPart, method: DeliveryMethod) -> Way:
    try:
        return Way(method, quote(method=method, goods_satang=part.goods_satang, weight_g=part.weight_g))
    except TooHeavy as error:
        return Way(method, None, str(error))


def _refusal(settings: ShopPaymentSettings | None, way: Way, name: str, amount_satang: int) -> str:
    try:
        PROVIDERS[name].check(settings=settings, method=way.method, amount_satang=amount_satang)
    except NotOffered as error:
        return str(error)
    return ""
