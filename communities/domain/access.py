"""Who may do what in Wagtail's admin: Wagtail's own rows, written here and nowhere else.

One group a community (its volunteer), one a district (its officers). A group holds the
right to enter the admin, to add, change and publish at the community's page, and to use the
photos and papers of its collection; who is in it is who is appointed today and has a log-in.
Sellers have no such rows. Groups, rows and people of others are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from communities.domain.rights import ENTER, IN_COLLECTION, ON_PAGE, on_rows
from communities.models import Community, District, DistrictOfficer, Person, Volunteer
from communities.queries import COMMUNITY_GROUP, DISTRICT_GROUP, GROUPS, officers_on, volunteers_on

WEEK = timedelta(days=7)


class Right(NamedTuple):
    """One row of Wagtail's: what a group holds, on what, or who is in it."""

    group: str
    kind: str  # "group", "permission", "page", "collection", "member"
    on: int  # the page's, collection's or user's id; 0 for the others
    what: str  # the permission as "app.codename"; "" for the others

    def __str__(self) -> str:
        parts = [self.group.strip(), self.kind, str(self.on) if self.on else "", self.what]
        return " ".join(part for part in parts if part)


class Drift(NamedTuple):
    """What is missing, and what stands there that should not."""

    missing: frozenset[Right]
    extra: frozenset[Right]

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra)


def community_group(community: Community) -> str:
    return f"{COMMUNITY_GROUP}{community.pk}"


def district_group(district: District) -> str:
    return f"{DISTRICT_GROUP}{district.pk}"


def expected_rows(*, day: date | None = None, groups: Iterable[str] | None = None) -> frozenset[Right]:
    """Every row that should stand on `day` (default today), computed from appointments alone."""
    wanted = None if groups is None else set(groups)
    rows: set[Right] = set()
    for community in Community.objects.select_related("district"):
        for group in (community_group(community), district_group(community.district)):
            if wanted is None or group in wanted:
                rows |= _rows_of_group(group) | _rows_at(group, community)
    officers = officers_on(day)
    for officer in officers:
        group = district_group(officer.district)
        if wanted is None or group in wanted:
            rows |= _rows_of_group(group)
    for appointment, group in _appointed(day):
        if (wanted is None or group in wanted) and appointment.person.login_id:
            rows.add(Right(group, "member", appointment.person.login_id, ""))
    return frozenset(rows)


def standing_rows(*, groups: Iterable[str] | None = None) -> frozenset[Right]:
    """Every row that stands now for our groups."""
    ours = _our_groups() if groups is None else Group.objects.filter(name__in=list(groups))
    rows = {Right(name, "group", 0, "") for name in ours.values_list("name", flat=True)}
    chosen = {"group__in": ours}
    held = ours.filter(permissions__isnull=False)
    rows |= {
        Right(name, "permission", 0, f"{app}.{codename}")
        for name, app, codename in held.values_list(
            "name", "permissions__content_type__app_label", "permissions__codename"
        )
    }
    for kind, model, target in (
        ("page", GroupPagePermission, "page_id"),
        ("collection", GroupCollectionPermission, "collection_id"),
    ):
        found = model.objects.filter(**chosen).values_list(
            "group__name", target, "permission__content_type__app_label", "permission__codename"
        )
        rows |= {Right(name, kind, on, f"{app}.{codename}") for name, on, app, codename in found}
    members = get_user_model().objects.filter(groups__in=ours).values_list("groups__name", "pk", "groups__pk")
    ids = set(ours.values_list("pk", flat=True))
    rows |= {Right(name, "member", user, "") for name, user, group in members if group in ids}
    return frozenset(rows)


def drift(*, day: date | None = None, groups: Iterable[str] | None = None) -> Drift:
    """Where the rows that stand differ from the rows that should."""
    groups = None if groups is None else list(groups)
    expected, standing = expected_rows(day=day, groups=groups), standing_rows(groups=groups)
    return Drift(missing=expected - standing, extra=standing - expected)


@transaction.atomic
def write(
    *, communities: Iterable[Community] = (), districts: Iterable[District] = (), day: date | None = None
) -> Drift:
    """Make the rows of these communities' and districts' groups what they should be; returns what changed."""
    groups = [community_group(community) for community in communities]
    groups += [district_group(district) for district in districts]
    return _mend(drift(day=day, groups=groups))


def write_for_person(*, person: Person, day: date | None = None) -> Drift:
    """The same for every group the person's appointments name, after a log-in was linked or unlinked."""
    return write(
        communities=Community.objects.filter(volunteers__person=person).distinct(),
        districts=District.objects.filter(officers__person=person).distinct(),
        day=day,
    )


@transaction.atomic
def write_all(*, day: date | None = None) -> Drift:
    """Mend every group of ours; run each day, because appointments begin and end by date."""
    return _mend(drift(day=day))


def write_turned(*, day: date) -> Drift:
    """Rights follow appointments that began or ended in the week up to `day`, for a clock to run.

    Groups where no appointment turned are left alone: what drifted there for another reason is
    `check_access`'s to tell, not a clock's to hide.
    """
    lately = Q(started_on__range=(day - WEEK, day)) | Q(ended_on__range=(day - WEEK, day))
    return write(
        communities=Community.objects.filter(pk__in=Volunteer.objects.filter(lately).values("community")),
        districts=District.objects.filter(pk__in=DistrictOfficer.objects.filter(lately).values("district")),
        day=day,
    )


def _appointed(day: date | None) -> Iterator[tuple[Volunteer | DistrictOfficer, str]]:
    for volunteer in volunteers_on(day):
        yield volunteer, community_group(volunteer.community)
    for officer in officers_on(day):
        yield officer, district_group(officer.district)


def _rows_of_group(group: str) -> set[Right]:
    rows = {Right(group, "group", 0, ""), Right(group, "permission", 0, ENTER)}
    if group.startswith(DISTRICT_GROUP):
        rows |= {Right(group, "permission", 0, what) for what in on_rows()}
    return rows


def _rows_at(group: str, community: Community) -> set[Right]:
    rows = set()
    if community.page_id:
        rows |= {Right(group, "page", community.page_id, what) for what in ON_PAGE}
    if community.collection_id:
        rows |= {Right(group, "collection", community.collection_id, what) for what in IN_COLLECTION}
    return rows


def _our_groups() -> QuerySet[Group]:
    ours = Group.objects.none()
    for prefix in GROUPS:
        ours = ours | Group.objects.filter(name__startswith=prefix)
    return ours


def _mend(found: Drift) -> Drift:
    for row in sorted(found.extra):
        _take_away(row)
    for row in sorted(found.missing, key=lambda row: (row.kind != "group", row)):
        _put(row)
    return found


def _permission(what: str) -> Permission:
    app, codename = what.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _put(row: Right) -> None:
    group, _ = Group.objects.get_or_create(name=row.group)
    if row.kind == "permission":
        group.permissions.add(_permission(row.what))
    elif row.kind == "page":
        GroupPagePermission.objects.create(group=group, page_id=row.on, permission=_permission(row.what))
    elif row.kind == "collection":
        GroupCollectionPermission.objects.create(
            group=group, collection_id=row.on, permission=_permission(row.what)
        )
    elif row.kind == "member":
        group.user_set.add(row.on)


def _take_away(row: Right) -> None:
    group = Group.objects.filter(name=row.group).first()
    if group is None:
        return
    if row.kind == "group":
        group.delete()
    elif row.kind == "permission":
        group.permissions.remove(_permission(row.what))
    elif row.kind == "page":
        GroupPagePermission.objects.filter(
            group=group, page_id=row.on, permission=_permission(row.what)
        ).delete()
    elif row.kind == "collection":
        GroupCollectionPermission.objects.filter(
            group=group, collection_id=row.on, permission=_permission(row.what)
        ).delete()
    elif row.kind == "member":
        group.user_set.remove(row.on)
