"""One volunteer a community at a time, held by the database."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from communities.domain.acting import NOBODY
from communities.domain.appointments import appoint_officer, appoint_volunteer, end_volunteer
from communities.errors import AlreadyAppointed, AlreadyOfficer, EndsBeforeItBegins
from communities.models import District, DistrictOfficer, Volunteer
from communities.queries import volunteer_of
from tests.factories.communities import A_DAY, make_community, make_person, make_user, make_volunteer

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

LATER = date(2026, 6, 1)


def test_a_second_volunteer_is_refused_and_told_who_is_first():
    first = make_volunteer(make_community())
    make_volunteer(make_community())
    with pytest.raises(AlreadyAppointed) as refused:
        appoint_volunteer(person=make_person(), community=first.community, on=LATER, acting=NOBODY)
    assert refused.value.holder == first
    assert Volunteer.objects.filter(community=first.community).count() == 1


def test_after_the_first_has_ended_another_follows_on_that_very_day():
    first, day_before = make_volunteer(make_community()), date(2026, 5, 31)
    place = {"community": first.community, "acting": NOBODY}
    end_volunteer(volunteer=first, on=LATER, acting=NOBODY)
    with pytest.raises(AlreadyAppointed):
        appoint_volunteer(person=make_person(), on=day_before, **place)
    second = appoint_volunteer(person=make_person(), on=LATER, **place)
    assert volunteer_of(first.community, day_before) == first
    assert volunteer_of(first.community, LATER) == second


def test_it_cannot_end_before_it_begins():
    first = make_volunteer(make_community())
    with pytest.raises(EndsBeforeItBegins):
        end_volunteer(volunteer=first, on=date(2025, 1, 1), acting=NOBODY)
    first.refresh_from_db()
    assert first.ended_on is None


def test_one_person_may_look_after_two_communities():
    person = make_person(login=make_user())
    for _ in range(2):
        appoint_volunteer(person=person, community=make_community(), on=A_DAY, acting=NOBODY)
    assert person.volunteers.count() == 2


def test_the_database_refuses_a_second_open_appointment_by_itself():
    first = make_volunteer(make_community())
    with pytest.raises(IntegrityError), transaction.atomic():
        Volunteer.objects.create(person=make_person(), community=first.community, started_on=LATER)


def test_a_person_is_officer_of_a_district_once():
    district, person = District.objects.get(code=1015), make_person()
    appoint_officer(person=person, district=district, on=A_DAY, acting=NOBODY)
    with pytest.raises(AlreadyOfficer):
        appoint_officer(person=person, district=district, on=LATER, acting=NOBODY)
    appoint_officer(person=make_person(), district=district, on=LATER, acting=NOBODY)
    assert DistrictOfficer.objects.filter(district=district).count() == 2


def at_once(act, people):
    start = threading.Barrier(len(people))

    def one(person):
        try:
            start.wait(30)
            return act(person)
        except (AlreadyAppointed, IntegrityError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(one, people))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_of_eight_appointed_at_once_one_is_the_volunteer():
    community, people = make_community(), [make_person(login=make_user()) for _ in range(8)]
    answers = at_once(
        lambda person: appoint_volunteer(person=person, community=community, on=A_DAY, acting=NOBODY), people
    )
    assert sum(isinstance(answer, Volunteer) for answer in answers) == 1
    assert sum(isinstance(answer, AlreadyAppointed) for answer in answers) == 7
    assert Volunteer.objects.filter(community=community).count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_even_rows_written_past_our_function_are_one():
    """The control: with no lock and no look first, the constraint alone still lets one through."""
    community, people = make_community(), [make_person() for _ in range(8)]
    at_once(
        lambda person: Volunteer.objects.create(person=person, community=community, started_on=A_DAY), people
    )
    assert Volunteer.objects.filter(community=community).count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_the_same_crowd_makes_several():
    """And without the constraint it would not hold: rows that have an end are not under it."""
    community, people = make_community(), [make_person() for _ in range(8)]
    all_have_looked = threading.Barrier(8)

    def appoint_unguarded(person):
        taken = Volunteer.objects.filter(community=community).exists()
        all_have_looked.wait(30)
        return taken or Volunteer.objects.create(
            person=person, community=community, started_on=A_DAY, ended_on=LATER
        )

    at_once(appoint_unguarded, people)
    assert Volunteer.objects.filter(community=community).count() == 8
