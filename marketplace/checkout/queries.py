"""An order with its goods and its money together, for the screens of buyer and seller."""

from dataclasses import dataclass

from marketplace.checkout.wording import PartWords, words_for_buyer
from marketplace.orders.models import Order, ShopOrder
from marketplace.orders.queries import order_by_link, parts_of_order, status_of_parts
from marketplace.payments.models import Payment, Refund
from marketplace.payments.queries import payment_of, refunds_of, with_money


@dataclass(frozen=True)
class PartView:
    """One shop's part as the buyer reads it."""

    part: ShopOrder
    words: PartWords
    payment: Payment | None
    refunds: list[Refund]


@dataclass(frozen=True)
class OrderView:
    """An order as the buyer reads it."""

    order: Order
    parts: list[PartView]
    status: str

    @property
    def total_satang(self) -> int:
        """What the parts that will be come to."""
        return sum(
            view.part.total_satang for view in self.parts if view.part.status != ShopOrder.Status.CANCELED
        )


def order_view(reference: str, token: str) -> OrderView | None:
    """The order of an unguessable link with all its page needs: 8 queries however many parts; None for a
    wrong link.
    """
    order = order_by_link(reference, token)
    return view_of(order) if order else None


def view_of(order: Order) -> OrderView:
    """As `order_view`, for an order at hand."""
    parts = [
        PartView(part, words_for_buyer(part), payment_of(part), refunds_of(part))
        for part in with_money(parts_of_order(order))
    ]
    return OrderView(order, parts, status_of_parts(view.part.status for view in parts))
