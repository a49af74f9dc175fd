"""Which shops."""

from __future__ import annotations

from django.db.models import QuerySet

from communities.models import Community
from shops.models import Shop


def live_shops() -> QuerySet[Shop]:
    """Shops the public may see: active, with a live page. With page and community, oldest first."""
    return Shop.objects.filter(status=Shop.Status.ACTIVE, page__live=True).select_related(
        "page", "page__cover", "community", "community__page", "community__district"
    )


def shops_of(community: Community) -> QuerySet[Shop]:
    """The shops of a community the public may see."""
    return live_shops().filter(community=community)
