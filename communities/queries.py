"""Which places, people and work."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from communities.models import Community, DistrictOfficer, Volunteer, WorkItem


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


def live_communities() -> QuerySet[Community]:
    """Communities with a live page, with page and district, in the order they were opened."""
    return Community.objects.filter(page__live=True).select_related("page", "district", "khwaeng")
