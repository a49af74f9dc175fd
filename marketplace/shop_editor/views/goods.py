"""Prices and stock on one screen; sold out today."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.shop_editor.domain.goods import save_changes
from marketplace.shop_editor.errors import RowsRefused
from marketplace.shop_editor.forms.goods import RowForm, row_forms
from marketplace.shop_editor.queries.goods import good_of, goods_page
from marketplace.shop_editor.views.access import FORM, PRESS, Seat, members
from marketplace.shop_editor.views.show import address, said, screen
from products.domain.days import sold_out_today, undo_sold_out
from products.models import Variant
from thai.dates import clock


@members(methods=FORM)
def goods(request: HttpRequest, seat: Seat) -> HttpResponse:
    """All prices and counts; everything typed stays until all of it can be kept."""
    told = request.GET.get("before", "")
    before = int(told) if told.isascii() and told.isdigit() and len(told) < 16 else 0
    variants, further = goods_page(seat.shop, before=before)
    refused = False
    if request.method == "POST":
        rows = row_forms(variants, request.POST)
        if _save(rows, seat):
            said(request, _("Kept. Buyers see it from now on"))
            return HttpResponseRedirect(request.get_full_path())
        refused = True
    else:
        rows = row_forms(variants)
    shown = {"rows": rows, "refused": refused, "further": further, "today": timezone.localdate()}
    return screen(request, seat, "goods", tab="goods", **shown)


@members(methods=PRESS)
def sold_out(request: HttpRequest, seat: Seat, pk: int) -> HttpResponse:
    variant = _own(seat, pk)
    sold_out_today(variant=variant, acting=seat.acting)
    opens = seat.shop.opens_at
    if opens:
        said(
            request,
            _("No more orders for it today. It opens by itself tomorrow at %(time)s")
            % {"time": clock(opens)},
        )
    else:
        said(request, _("No more orders for it today. It opens by itself tomorrow"))
    return _onward(request, seat, variant)


@members(methods=PRESS)
def not_sold_out(request: HttpRequest, seat: Seat, pk: int) -> HttpResponse:
    variant = _own(seat, pk)
    undo_sold_out(variant=variant, acting=seat.acting)
    said(request, _("Undone. It can be ordered again"))
    return _onward(request, seat, variant)


def _save(rows: list[RowForm], seat: Seat) -> bool:
    """Keep all rows that were on the screen, or none and say beside each field why."""
    typed = [row for row in rows if row.is_bound]
    wrong = [row for row in typed if not row.is_valid()]
    if wrong:
        return False
    try:
        changes = [change for row in typed for change in row.changes()]
        save_changes(shop=seat.shop, changes=changes, acting=seat.acting)
    except RowsRefused as refused:
        for row in typed:
            row.refuse(refused)
        return False
    return True


def _own(seat: Seat, pk: int) -> Variant:
    variant = good_of(seat.shop, pk)
    if variant is None:
        raise Http404
    return variant


def _onward(request: HttpRequest, seat: Seat, variant: Variant) -> HttpResponseRedirect:
    name = "goods" if request.POST.get("from") == "goods" else "shop"
    return HttpResponseRedirect(f"{address(seat, name)}#v{variant.pk}")
