"""The books as one answer: do they close, where not, and what stands in them."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum

from communities.queries import waiting
from marketplace.orders.models import Order, ShopOrder
from marketplace.orders.queries import status_of_parts
from marketplace.payments.models import Refund
from products.append_only import triggers_on
from products.models import Stock

from . import money, stock
from .rules import Break, Rule

RULES: list[Rule] = [*stock.RULES, *money.RULES]

# Rows of money and stock movement are only added: the database itself must say so.
ONLY_ADDED = (
    "talat_products_stockmovement",
    "talat_orders_orderevent",
    "talat_orders_orderline",
    "talat_payments_payment",
    "talat_payments_paymentevent",
    "talat_payments_paymentshare",
    "talat_payments_refund",
    "talat_payments_slip",
)


@dataclass
class Books:
    """What `manage.py books --json -` prints (DESIGN section 9)."""

    breaks: list[Break]
    stock: list[dict[str, Any]] = field(default_factory=list)
    orders: list[dict[str, Any]] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)

    @property
    def closes(self) -> bool:
        return not self.breaks

    def as_dict(self) -> dict[str, Any]:
        """With breaks as objects and `closes` first."""
        rest = asdict(self) | {"breaks": [row._asdict() for row in self.breaks]}
        return {"closes": self.closes, **rest}


def close_books(*, listing: bool = True) -> Books:
    """Check every rule, all on one picture of the database; the number of queries never grows.

    `listing` False leaves stock, orders and waiting work out, for tests that only ask whether it closes.
    """
    with _one_picture():
        breaks = [found for rule in RULES for found in rule.breaks()] + _unguarded()
        if not listing:
            return Books(breaks)
        return Books(breaks, _stock(), _orders(), _waiting())


@contextmanager
def _one_picture() -> Iterator[None]:
    """Everything read inside is as it was at one moment, and nobody who writes is held up."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # `atomic()` would take the write lock at once (see SQLITE_OPTIONS); this only reads.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def _unguarded() -> list[Break]:
    """Tables whose rows could be changed or deleted."""
    guarded = triggers_on(connection)
    return [
        Break("rows_are_only_added", table, "a trigger", "none")
        for table in ONLY_ADDED
        if table not in guarded
    ]


def _stock() -> list[dict[str, Any]]:
    rows = Stock.objects.order_by("variant__sku").values_list("variant__sku", "on_hand", "reserved")
    return [{"sku": sku, "on_hand": on_hand, "reserved": reserved} for sku, on_hand, reserved in rows]


def _orders() -> list[dict[str, Any]]:
    """Every order; `refunded_satang` has gone back, `refund_due_satang` still has to."""
    statuses: dict[int, list[str]] = defaultdict(list)
    paid: dict[int, int] = defaultdict(int)
    for order_id, status, amount in ShopOrder.objects.order_by("pk").values_list(
        "order_id", "status", "paid_satang"
    ):
        statuses[order_id].append(status)
        paid[order_id] += amount
    refunds = (
        Refund.objects.order_by().values_list("shop_order__order_id", "status").annotate(Sum("amount_satang"))
    )
    back: dict[int, int] = defaultdict(int)
    due: dict[int, int] = defaultdict(int)
    for order_id, status, amount in refunds:
        (due if status == Refund.Status.DUE else back)[order_id] += amount
    return [
        {
            "reference": reference,
            "paid_satang": paid[pk],
            "refunded_satang": back[pk],
            "refund_due_satang": due[pk],
            "status": str(status_of_parts(statuses[pk])),
        }
        for pk, reference in Order.objects.order_by("pk").values_list("pk", "reference")
    ]


def _waiting() -> list[dict[str, Any]]:
    return [
        {
            "kind": item.kind,
            "subject": item.subject,
            "party": item.party,
            "due_at": item.due_at.isoformat() if item.due_at else None,
            "detail": item.detail,
        }
        for item in waiting()
    ]
