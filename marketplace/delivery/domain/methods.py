"""A shop sets how its goods can be had."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from communities.domain.acting import Acting
from marketplace.delivery.errors import RatesWrong
from marketplace.delivery.models import DeliveryMethod, DeliveryRate
from shops.models import Shop


@dataclass(frozen=True)
class MethodSpec:
    """One way; `rates` are (up to grams, satang) and belong to post alone."""

    kind: str
    place_th: str = ""
    place_en: str = ""
    times_th: str = ""
    times_en: str = ""
    free_above_satang: int | None = None
    cash_allowed: bool = True
    rates: tuple[tuple[int, int], ...] = ()


@transaction.atomic
def set_methods(*, shop: Shop, methods: Sequence[MethodSpec], acting: Acting) -> list[DeliveryMethod]:
    """Make these the shop's ways, in this order; others are switched off, never deleted.

    A way of the same kind and place keeps its row, so that orders in progress still point at it.
    Raises `RatesWrong` for post without rates or with two for one weight; then nothing is changed.
    """
    for spec in methods:
        _check(spec)
    known = {
        (row.kind, row.place_th): row for row in DeliveryMethod.objects.filter(shop=shop).order_by("-pk")
    }
    DeliveryMethod.objects.filter(shop=shop).update(is_active=False)
    return [_write(shop, spec, position, known) for position, spec in enumerate(methods)]


def _check(spec: MethodSpec) -> None:
    weights = [up_to_g for up_to_g, _price in spec.rates]
    if spec.kind == DeliveryMethod.Kind.POST and not weights:
        raise RatesWrong(_("Say what post costs, for one weight at least."))
    if len(set(weights)) != len(weights) or any(up_to_g <= 0 or price < 0 for up_to_g, price in spec.rates):
        raise RatesWrong(_("Each weight has one price, from 0 baht on."))


def _write(shop: Shop, spec: MethodSpec, position: int, known: dict) -> DeliveryMethod:
    row = known.get((spec.kind, spec.place_th)) or DeliveryMethod(shop=shop)
    for name in ("kind", "place_th", "place_en", "times_th", "times_en", "free_above_satang", "cash_allowed"):
        setattr(row, name, getattr(spec, name))
    row.is_active, row.position = True, position
    row.save()
    row.rates.all().delete()
    DeliveryRate.objects.bulk_create(
        DeliveryRate(method=row, up_to_g=up_to_g, price_satang=price) for up_to_g, price in spec.rates
    )
    return row
