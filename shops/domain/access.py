"""Who may act for a shop. `ShopMember` alone decides; rights in Wagtail's admin play no part."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from communities.models import Person
from shops.errors import NoAccess, NotYourRole
from shops.models import Shop, ShopMember


class Membership(NamedTuple):
    """A shop, the person who acts for it, and as what."""

    shop: Shop
    person: Person
    role: str

    @property
    def is_owner(self) -> bool:
        return self.role == ShopMember.Role.OWNER


def memberships_of(user: AbstractBaseUser | AnonymousUser) -> list[Membership]:
    """The shops this log-in's persons may act for, the longest-standing first. One query.

    A family that shares a log-in gets one row a person.
    """
    if not (user.is_authenticated and user.is_active):
        return []
    rows = (
        ShopMember.objects.filter(person__login=user.pk, ended_at=None)
        .select_related("shop__page", "shop__community__page", "person")
        .order_by("started_at", "pk")
    )
    return [Membership(row.shop, row.person, row.role) for row in rows]


def require_member(
    *,
    user: AbstractBaseUser | AnonymousUser,
    short: str,
    role: str | None = None,
    person: Person | None = None,
) -> Membership:
    """The membership by which this log-in may act for the shop; the owner's before a helper's.

    With `role`, that role is needed; with `person`, that person's membership (a shared
    log-in chooses who is selling). Raises `NoAccess` for a stranger, `NotYourRole` for a
    member without the role.
    """
    rows = [row for row in memberships_of(user) if row.shop.short == short]
    if person is not None:
        rows = [row for row in rows if row.person.pk == person.pk]
    if not rows:
        raise NoAccess
    rows.sort(key=lambda row: not row.is_owner)
    if role is None:
        return rows[0]
    for row in rows:
        if row.role == role:
            return row
    raise NotYourRole
