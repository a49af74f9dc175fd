"""What is left of a variant, from plain rows and in words a buyer understands."""

import datetime as dt
from typing import NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from products.models import Variant
from products.queries import Availability, availability, in_stock
from products.units import unit_name

FIELDS = ("stock__mode", "stock__on_hand", "stock__reserved", "stock__lead_days", "stock__sold_out_on")
NONE = Availability("sold_out", 0)


class StockRow(NamedTuple):
    """A row of `FIELDS`, in the shape `availability` reads."""

    mode: str
    on_hand: int
    reserved: int
    lead_days: int
    sold_out_on: dt.date | None


def left_of(row: tuple, *, today: dt.date) -> Availability:
    """How much of a variant can be taken; one without a stock row has nothing to sell."""
    return availability(StockRow(*row), today) if row[0] else NONE  # type: ignore[arg-type]


def words(left: Availability, unit: str) -> str:
    """เหลือ 30 กล่อง · วันนี้หมดแล้ว · สั่งทำ 3 วัน"""
    if not left.left:
        return left.words
    named = {"number": left.left, "unit": unit_name(unit, count=left.left)}
    return _("%(number)d %(unit)s left") % named


def can_be_had(today: dt.date) -> ExpressionWrapper:
    """Whether a product can be bought now: its shop is open and something is left. For Product."""
    variants = Variant.objects.filter(in_stock(today), is_active=True, product_id=OuterRef("pk"))
    return ExpressionWrapper(Q(shop__is_open=True) & Exists(variants), output_field=BooleanField())
