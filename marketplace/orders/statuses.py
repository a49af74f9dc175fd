"""Which way a shop's part of an order may go. The one table of allowed moves."""

from marketplace.orders.models import OrderEvent, ShopOrder

Status = ShopOrder.Status

# From each state to where. Money that comes late may revive a part whose time ran
# out; that way is walked by `progress.revive` alone and not listed here.
MOVES: dict[str, tuple[str, ...]] = {
    Status.NEW: (Status.ACCEPTED, Status.CANCELED),
    Status.ACCEPTED: (Status.PACKED, Status.CANCELED),
    Status.PACKED: (Status.SHIPPED, Status.READY, Status.CANCELED),
    Status.READY: (Status.COMPLETED, Status.CANCELED),
    Status.SHIPPED: (Status.COMPLETED,),
    Status.COMPLETED: (),
    Status.CANCELED: (),
}

# The step that is written down when a part reaches a state.
EVENTS: dict[str, str] = {
    Status.ACCEPTED: OrderEvent.Kind.ACCEPTED,
    Status.PACKED: OrderEvent.Kind.PACKED,
    Status.SHIPPED: OrderEvent.Kind.SHIPPED,
    Status.READY: OrderEvent.Kind.READY,
    Status.COMPLETED: OrderEvent.Kind.COMPLETED,
    Status.CANCELED: OrderEvent.Kind.CANCELED,
}

ENDED = (Status.COMPLETED, Status.CANCELED)
BEFORE_HAND_OVER = (Status.NEW, Status.ACCEPTED, Status.PACKED, Status.READY)


def may_move(*, status: str, to: str) -> bool:
    """Whether a part may go from `status` to `to`."""
    return to in MOVES[status]


def sources(to: str) -> list[str]:
    """The states from which `to` may be reached."""
    return [status for status, targets in MOVES.items() if to in targets]
