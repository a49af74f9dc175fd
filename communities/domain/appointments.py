"""Who looks after which community and district, from when to when.

An appointment holds from its first day until the day before its last day's date: rights end
on the day the appointment ends.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from communities.domain import access
from communities.domain.acting import Acting
from communities.errors import AlreadyAppointed, AlreadyOfficer, EndsBeforeItBegins
from communities.models import Community, District, DistrictOfficer, Person, Volunteer


@transaction.atomic
def appoint_volunteer(*, person: Person, community: Community, on: date, acting: Acting) -> Volunteer:
    """Give the community its volunteer from `on`, with Wagtail's rights at its page.

    One at a time: raises `AlreadyAppointed` while another appointment holds on that day or
    later. A database constraint stands behind, so two at once never both succeed.
    """
    Community.objects.select_for_update(of=("self",)).get(pk=community.pk)
    holder = Volunteer.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on), community=community).first()
    if holder is not None:
        raise AlreadyAppointed(holder)
    try:
        with transaction.atomic():
            volunteer = Volunteer.objects.create(person=person, community=community, started_on=on)
    except IntegrityError as taken:
        raise AlreadyAppointed from taken
    access.write(communities=[community])
    return volunteer


@transaction.atomic
def end_volunteer(*, volunteer: Volunteer, on: date, acting: Acting) -> Volunteer:
    """End an appointment on that day; the rights are gone that day. Raises `EndsBeforeItBegins`."""
    _end(volunteer, on)
    access.write(communities=[volunteer.community])
    return volunteer


@transaction.atomic
def appoint_officer(*, person: Person, district: District, on: date, acting: Acting) -> DistrictOfficer:
    """Let a person look after all communities of a district; a district may have several officers.

    Raises `AlreadyOfficer` where the person already does.
    """
    holds = Q(ended_on=None) | Q(ended_on__gt=on)
    if DistrictOfficer.objects.filter(holds, person=person, district=district).exists():
        raise AlreadyOfficer
    try:
        with transaction.atomic():
            officer = DistrictOfficer.objects.create(person=person, district=district, started_on=on)
    except IntegrityError as taken:
        raise AlreadyOfficer from taken
    access.write(districts=[district])
    return officer


@transaction.atomic
def end_officer(*, officer: DistrictOfficer, on: date, acting: Acting) -> DistrictOfficer:
    """End an officer's appointment on that day. Raises `EndsBeforeItBegins`."""
    _end(officer, on)
    access.write(districts=[officer.district])
    return officer


def _end(appointment: Volunteer | DistrictOfficer, on: date) -> None:
    if on < appointment.started_on:
        raise EndsBeforeItBegins
    type(appointment).objects.filter(pk=appointment.pk).update(ended_on=on)
    appointment.ended_on = on
