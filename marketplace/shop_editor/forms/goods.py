"""The goods screen: one row a variant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.shop_editor.domain.goods import COUNT, DAILY, PRICE, Change
from marketplace.shop_editor.errors import RowsRefused
from marketplace.shop_editor.forms.fields import BahtField
from marketplace.shop_editor.queries.goods import is_counted
from products.models import Stock, Variant
from thai.fields import WholeNumberField

MOST = 1_000_000
COUNT_WIDGET = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 20}


class RowForm(forms.Form):
    """Price and count of one variant, and what stood there when the screen was drawn."""

    price = BahtField(label=_("Price in baht"))
    count = WholeNumberField(label=_("How many there are"), min_value=0, max_value=MOST)
    daily = WholeNumberField(label=_("How many you make a day"), min_value=0, max_value=MOST)

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
            field.error_messages["required"] = (
                _("Type a price") if name == PRICE else _("Type a number, 0 if none is left")
            )
        for name in (COUNT, DAILY):
            if name in self.fields:
                self.fields[name].widget.attrs.update(COUNT_WIDGET)
        self.seen = {name: self._seen(name, initial[name]) for name in self.fields}

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
