"""What may be different from what a buyer saw, said in a sentence each."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from products.money import show_baht
from thai.dates import is_thai


class Kind(StrEnum):
    """What changed; screens may show a picture by it."""

    PRICE = "price"
    FEWER = "fewer"
    SOLD_OUT = "sold_out"
    GONE = "gone"
    EMPTY = "empty"
    SHOP_NEW = "shop_new"
    DELIVERY_COST = "delivery_cost"
    DELIVERY_GONE = "delivery_gone"
    TOO_HEAVY = "too_heavy"
    PAYMENT_GONE = "payment_gone"
    TOTAL = "total"


@dataclass(frozen=True)
class Change:
    """One difference. `was` and `now` are satang for money, numbers of goods for stock."""

    kind: Kind
    name_th: str = ""
    name_en: str = ""
    variant_id: int | None = None
    shop_id: int | None = None
    was: int = 0
    now: int = 0

    @property
    def name(self) -> str:
        """The thing or shop it is about, in the active language."""
        return self.name_th if is_thai() or not self.name_en else self.name_en

    @property
    def sentence(self) -> str:
        """What happened, and what is left to do, in the active language."""
        return _SENTENCES[self.kind](self)

    def __str__(self) -> str:
        return self.sentence


def _price(change: Change) -> str:
    return _("%(name)s cost %(was)s when you put it in the cart. It is %(now)s now.") % {
        "name": change.name,
        "was": show_baht(change.was),
        "now": show_baht(change.now),
    }


def _fewer(change: Change) -> str:
    return ngettext(
        "There is only %(left)s of %(name)s left. Take fewer.",
        "There are only %(left)s of %(name)s left. Take fewer.",
        change.now,
    ) % {"left": change.now, "name": change.name}


def _sold_out(change: Change) -> str:
    return _("%(name)s has just sold out. Everything else is still there. Go on without it?") % {
        "name": change.name
    }


def _gone(change: Change) -> str:
    return _("%(name)s is not for sale right now. Everything else is still there. Go on without it?") % {
        "name": change.name
    }


def _empty(_change: Change) -> str:
    return _("Your cart is empty. Let us go and look around.")


def _shop_new(change: Change) -> str:
    return _("Goods of %(name)s came into your cart meanwhile. Choose how to get them and how to pay.") % {
        "name": change.name
    }


def _delivery_cost(change: Change) -> str:
    return _("Delivery from %(name)s was %(was)s. It is %(now)s now.") % {
        "name": change.name,
        "was": show_baht(change.was),
        "now": show_baht(change.now),
    }


def _delivery_gone(change: Change) -> str:
    return _("%(name)s no longer hands goods over in the way you chose. Choose another.") % {
        "name": change.name
    }


def _too_heavy(change: Change) -> str:
    return _(
        "The goods from %(name)s are too heavy to post in one parcel. Take fewer, or fetch them yourself."
    ) % {"name": change.name}


def _payment_gone(change: Change) -> str:
    return _("%(name)s no longer takes money in the way you chose. Choose another.") % {"name": change.name}


def _total(change: Change) -> str:
    return _("You saw %(was)s. It makes %(now)s now. Look it over and order again.") % {
        "was": show_baht(change.was),
        "now": show_baht(change.now),
    }


_SENTENCES = {
    Kind.PRICE: _price,
    Kind.FEWER: _fewer,
    Kind.SOLD_OUT: _sold_out,
    Kind.GONE: _gone,
    Kind.EMPTY: _empty,
    Kind.SHOP_NEW: _shop_new,
    Kind.DELIVERY_COST: _delivery_cost,
    Kind.DELIVERY_GONE: _delivery_gone,
    Kind.TOO_HEAVY: _too_heavy,
    Kind.PAYMENT_GONE: _payment_gone,
    Kind.TOTAL: _total,
}
