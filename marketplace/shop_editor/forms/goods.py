"""The goods screen: one row a variant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.shop_editor.domain.goods import COUNT, DAILY, PRICE, Change
from marketplace.shop_editor.errors import RowsRefused
from marketplace.shop_editor.forms.fields import BahtField
from marketplace.shop_editor.queries.goods import is_counted
from products.models import Stock, Variant
from products.units import unit_name
from thai.fields import WholeNumberField

MOST = 1_000_000
MAX_TYPED = 40


class RowForm(forms.Form):
    """Price and count of one variant, and what stood there when the screen was drawn."""

    price = BahtField(label=gettext_lazy("Price in baht"))
    count = WholeNumberField(min_value=0, max_value=MOST)
    daily = WholeNumberField(min_value=0, max_value=MOST)

    def __init__(self, *args: Any, variant: Variant, **kwargs: Any):
        self.variant, self.orders = variant, []
        stock: Stock = variant.stock
        initial = {PRICE: variant.price_satang, COUNT: stock.on_hand, DAILY: stock.daily_number}
        super().__init__(*args, prefix=f"v{variant.pk}", initial=initial, **kwargs)
        if not is_counted(stock):
            del self.fields[COUNT]
        if stock.mode != Stock.Mode.DAILY:
            del self.fields[DAILY]
        for name, field in self.fields.items():
            self._word(name, field)
        self.seen = {name: self._seen(name, initial[name]) for name in self.fields}

    def _word(self, name: str, field: forms.Field) -> None:
        """Its label, in the unit people count in, and what to say when it is empty."""
        unit = {"unit": unit_name(self.variant.unit, count=2)}
        if name == COUNT:
            field.label = _("How many %(unit)s are here") % unit
        elif name == DAILY:
            field.label = _("How many %(unit)s a day") % unit
        empty = _("Type a price") if name == PRICE else _("Type a number, 0 if none is left")
        field.error_messages["required"] = empty
        field.widget.attrs.update({"class": "in", "maxlength": MAX_TYPED})

    def _seen(self, name: str, now: int) -> int:
        """What the seller saw; a value nobody could have seen counts as what is there now."""
        told = self.data.get(f"{self.prefix}-seen-{name}", "") if self.is_bound else ""
        return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else now

    def changes(self) -> list[Change]:
        """What was typed anew, after `is_valid`."""
        typed = self.cleaned_data
        return [
            Change(self.variant, name, self.seen[name], typed[name])
            for name in self.fields
            if typed[name] != self.seen[name]
        ]

    def refuse(self, refused: RowsRefused) -> None:
        """Show what could not be kept beside its field, and what is there by now."""
        for field, sentence in refused.rows.get(self.variant.pk, {}).items():
            self.add_error(field, sentence)
        self.orders = refused.orders.get(self.variant.pk, [])
        self.seen.update(refused.now.get(self.variant.pk, {}))


def row_forms(variants: Iterable[Variant], data: Mapping[str, Any] | None = None) -> list[RowForm]:
    """One form a variant. A row that was not on the seller's screen stays as it is."""
    if data is None:
        return [RowForm(variant=variant) for variant in variants]
    return [
        RowForm(data if f"v{variant.pk}-price" in data else None, variant=variant) for variant in variants
    ]
