"""Who joins and leaves a shop."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from communities.domain.acting import Acting
from communities.models import Person
from shops.models import Shop, ShopMember


@transaction.atomic
def add_member(
    *, shop: Shop, person: Person, role: str, acting: Acting, at: datetime | None = None
) -> ShopMember:
    """Let a person act for the shop; the standing membership where there is one, with its role unchanged."""
    member, _ = ShopMember.objects.get_or_create(
        shop=shop, person=person, ended_at=None, defaults={"role": role, "started_at": at or timezone.now()}
    )
    return member


def end_member(*, member: ShopMember, acting: Acting, at: datetime | None = None) -> bool:
    """End a person's right to act for the shop at once; False where it had ended already."""
    return bool(ShopMember.objects.filter(pk=member.pk, ended_at=None).update(ended_at=at or timezone.now()))
