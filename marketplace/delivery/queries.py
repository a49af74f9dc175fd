"""The ways shops hand goods over."""

from collections.abc import Iterable

from django.db.models import Prefetch

from marketplace.delivery.models import DeliveryMethod, DeliveryRate
from shops.models import Shop


def methods_of(shops: Iterable[Shop | int]) -> dict[int, list[DeliveryMethod]]:
    """The ways in use of each shop by its key, with rates: 2 queries however many shops.

    Every shop asked for is in the answer, with an empty list where it has no way.
    """
    wanted = [shop if isinstance(shop, int) else shop.pk for shop in shops]
    found: dict[int, list[DeliveryMethod]] = {shop_id: [] for shop_id in wanted}
    rows = DeliveryMethod.objects.filter(shop_id__in=wanted, is_active=True).prefetch_related(
        Prefetch("rates", DeliveryRate.objects.order_by("up_to_g"))
    )
    for method in rows:
        found[method.shop_id].append(method)
    return found
