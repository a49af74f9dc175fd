"""Moving one shop's part from state to state, and writing down each step."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from marketplace.orders.errors import NotNow
from marketplace.orders.models import OrderEvent, ShopOrder
from marketplace.orders.statuses import EVENTS, sources


@transaction.atomic
def move(
    *,
    shop_order: ShopOrder,
    to: str,
    acting: Acting,
    at: dt.datetime | None = None,
    note: str = "",
    detail: dict[str, Any] | None = None,
    kind: str | None = None,
    **values: Any,
) -> ShopOrder:
    """Move a part to state `to` and write down the step; `values` are set in the same UPDATE.

    One conditional UPDATE on the old state: of two at once, one wins. Raises `NotNow` when the
    part is in no state from which `to` may be reached. Changes neither goods nor money.
    Returns `shop_order`, brought up to date.
    """
    moment = at or timezone.now()
    rows = ShopOrder.objects.filter(pk=shop_order.pk, status__in=sources(to))
    if not rows.update(status=to, updated_at=moment, **values):
        raise NotNow(current_status(shop_order))
    note_step(
        shop_order=shop_order, kind=kind or EVENTS[to], acting=acting, at=moment, note=note, detail=detail
    )
    return _taken_over(shop_order, status=to, updated_at=moment, **values)


@transaction.atomic
def revive(*, shop_order: ShopOrder, acting: Acting, at: dt.datetime | None = None) -> ShopOrder:
    """Bring a part whose time ran out back as accepted, because its money came after all.

    The caller has promised its goods again before. Raises `NotNow` for a part that was
    canceled by a person, or is not canceled.
    """
    moment = at or timezone.now()
    values = {
        "status": ShopOrder.Status.ACCEPTED,
        "canceled_as": "",
        "cancel_reason": "",
        "updated_at": moment,
    }
    rows = ShopOrder.objects.filter(
        pk=shop_order.pk, status=ShopOrder.Status.CANCELED, canceled_as=ShopOrder.CanceledAs.UNPAID
    )
    if not rows.update(**values):
        raise NotNow(current_status(shop_order))
    note_step(shop_order=shop_order, kind=OrderEvent.Kind.REVIVED, acting=acting, at=moment)
    return _taken_over(shop_order, **values)


def lock(shop_order: ShopOrder) -> ShopOrder:
    """The part as it is now, held until the transaction ends; the first lock of all that spans rooms.

    (On SQLite the transaction itself is the lock.)
    """
    return (
        ShopOrder.objects.select_for_update(of=("self",))
        .select_related("order", "shop__community")
        .get(pk=shop_order.pk)
    )


def note_step(
    *,
    shop_order: ShopOrder,
    kind: str,
    acting: Acting = NOBODY,
    at: dt.datetime,
    note: str = "",
    detail: dict[str, Any] | None = None,
) -> OrderEvent:
    """Write down one step with both names. Rows are only added."""
    return OrderEvent.objects.create(
        shop_order=shop_order,
        kind=kind,
        at=at,
        by=acting.by,
        for_person=acting.for_,
        note=note,
        detail=detail or {},
    )


def current_status(shop_order: ShopOrder) -> str:
    """The state in the database, which may have moved on."""
    return ShopOrder.objects.values_list("status", flat=True).get(pk=shop_order.pk)


def _taken_over(shop_order: ShopOrder, **values: Any) -> ShopOrder:
    for name, value in values.items():
        setattr(shop_order, name, value)
    return shop_order
