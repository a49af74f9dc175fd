"""Which places, people and work."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from communities.models import Community, CommunityPage, DistrictOfficer, Volunteer, WorkItem

# Wagtail's groups that `domain/access.py` keeps, by the beginning of their names.
COMMUNITY_GROUP = "talat community "
DISTRICT_GROUP = "talat district "
GROUPS = (COMMUNITY_GROUP, DISTRICT_GROUP)


def holds_on(day: date | None = None) -> Q:
    """Appointments that hold on a day (default today): begun, and not ended by that day."""
    day = day or timezone.localdate()
    return Q(started_on__lte=day) & (Q(ended_on=None) | Q(ended_on__gt=day))


def volunteers_on(day: date | None = None) -> QuerySet[Volunteer]:
    """The volunteers of a day, with person and community."""
    return Volunteer.objects.filter(holds_on(day)).select_related("person", "community")


def officers_on(day: date | None = None) -> QuerySet[DistrictOfficer]:
    """The district officers of a day, with person and district."""
    return DistrictOfficer.objects.filter(holds_on(day)).select_related("person", "district")


def volunteer_of(community: Community, day: date | None = None) -> Volunteer | None:
    """Who looks after a community on a day, or None."""
    return volunteers_on(day).filter(community=community).first()


def waiting(*, party: str | None = None) -> QuerySet[WorkItem]:
    """Work that waits, what is due first at the head; of one party, or of all."""
    items = WorkItem.objects.filter(done_at=None).order_by("due_at", "pk")
    return items.filter(party=party) if party is not None else items


def within_reach(pages: QuerySet[Page], user: AbstractBaseUser) -> QuerySet[Page]:
    """These pages without those of communities the user has no right at; other pages stay as they are.

    A community's pages are all that stand under its own page, whatever their kind.
    """
    if user.is_superuser:
        return pages
    others = Page.objects.filter(pk__in=CommunityPage.objects.values("pk"))
    held = GroupPagePermission.objects.filter(group__user=user)
    for path in held.values_list("page__path", flat=True).distinct():
        others = others.exclude(path__startswith=path)
    for depth in CommunityPage.objects.values_list("depth", flat=True).distinct():
        start = Substr("path", 1, depth * Page.steplen, output_field=CharField())
        of_depth = others.filter(depth=depth).values("path")
        below = Page.objects.annotate(talat_start=start).filter(talat_start__in=of_depth)
        pages = pages.exclude(pk__in=below.values("pk"))
    return pages


def is_only_appointed(user: AbstractBaseUser) -> bool:
    """Whether a person's rights at pages, if any, come from our groups alone."""
    if not user.is_authenticated or user.is_superuser:
        return False
    names = GroupPagePermission.objects.filter(group__user=user).values_list("group__name", flat=True)
    return all(name.startswith(GROUPS) for name in names.distinct())
