"""Rights in Wagtail's admin are Wagtail's rows, and say what the appointments say."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from communities.domain import access
from communities.domain.acting import NOBODY
from communities.domain.appointments import appoint_volunteer, end_officer, end_volunteer
from communities.domain.people import link_login
from tests.factories.communities import (
    A_DAY,
    make_community,
    make_officer,
    make_person,
    make_user,
    make_volunteer,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def pages_of(user):
    rows = GroupPagePermission.objects.filter(group__user=user)
    return set(rows.values_list("page_id", "permission__codename"))


def collections_of(user):
    rows = GroupCollectionPermission.objects.filter(group__user=user)
    return set(rows.values_list("collection_id", flat=True))


@pytest.fixture
def communities():
    """Two of one district and one of another, each could leak into the others."""
    return [make_community(district=1015), make_community(district=1015), make_community(district=1005)]


def test_a_volunteer_adds_changes_and_publishes_at_the_own_community_alone(communities):
    user = make_volunteer(communities[0]).person.login
    page = communities[0].page_id
    assert pages_of(user) == {(page, "add_page"), (page, "change_page"), (page, "publish_page")}
    assert collections_of(user) == {communities[0].collection_id}
    assert user.has_perm("wagtailadmin.access_admin")
    assert not user.has_perm("talat_shops.change_shop")


def test_an_officer_does_so_in_all_communities_of_the_district_also_in_new_ones(communities):
    user = make_officer(1015).person.login
    assert {page for page, _what in pages_of(user)} == {communities[0].page_id, communities[1].page_id}
    fourth = make_community(district=1015)
    assert fourth.page_id in {page for page, _what in pages_of(user)}
    assert fourth.collection_id in collections_of(user)
    assert communities[2].collection_id not in collections_of(user)


def test_rights_end_on_the_day_the_appointment_ends(communities):
    volunteer, officer = make_volunteer(communities[0]), make_officer(1005)
    for user in (volunteer.person.login, officer.person.login):
        assert pages_of(user)
    end_volunteer(volunteer=volunteer, on=timezone.localdate(), acting=NOBODY)
    end_officer(officer=officer, on=timezone.localdate(), acting=NOBODY)
    for user in (volunteer.person.login, officer.person.login):
        assert pages_of(user) == set()
        assert not type(user).objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")


def test_a_last_day_to_come_ends_the_rights_when_it_has_come(communities):
    volunteer = make_volunteer(communities[0])
    user, last = volunteer.person.login, timezone.localdate() + timedelta(days=3)
    end_volunteer(volunteer=volunteer, on=last, acting=NOBODY)
    access.write_all(day=last - timedelta(days=1))
    assert pages_of(user)
    access.write_all(day=last)
    assert not pages_of(user)


def test_a_first_day_to_come_brings_the_rights_when_it_has_come(communities):
    person = make_person(login=make_user())
    first = timezone.localdate() + timedelta(days=3)
    appoint_volunteer(person=person, community=communities[0], on=first, acting=NOBODY)
    assert not pages_of(person.login)
    access.write_all(day=first)
    assert pages_of(person.login)


def test_rights_go_along_with_the_log_in(communities):
    person, user, other = make_person(), make_user(), make_user()
    appoint_volunteer(person=person, community=communities[0], on=A_DAY, acting=NOBODY)
    assert access.drift() == access.Drift(frozenset(), frozenset())
    link_login(person=person, login=user, acting=NOBODY)
    assert pages_of(user)
    link_login(person=person, login=other, acting=NOBODY)
    assert pages_of(other)
    assert not pages_of(user)


def test_groups_rows_and_people_of_others_are_never_touched(communities):
    group = Group.objects.create(name="host editors")
    editor = make_user()
    editor.groups.add(group)
    permission = Permission.objects.get(codename="change_page")
    page = communities[0].page
    GroupPagePermission.objects.create(group=group, page_id=page.pk, permission=permission)
    before = set(Group.objects.exclude(name__startswith="talat ").values_list("name", flat=True))
    make_volunteer(communities[0], user=editor)
    access.write_all()
    assert set(Group.objects.exclude(name__startswith="talat ").values_list("name", flat=True)) == before
    assert editor.groups.filter(name="host editors").exists()
    assert GroupPagePermission.objects.filter(group=group, page_id=page.pk).count() == 1


def test_check_access_is_content_where_nothing_drifted(communities):
    make_volunteer(communities[0])
    out = StringIO()
    call_command("check_access", stdout=out)
    assert "as the appointments say" in out.getvalue()


def home_page():
    return Page.objects.get(depth=2)


DRIFTS = {
    "a member taken out": lambda c: Group.objects.get(name=access.community_group(c)).user_set.clear(),
    "a stranger put in": lambda c: make_user("stranger").groups.add(
        Group.objects.get(name=access.community_group(c))
    ),
    "a right at another page": lambda c: GroupPagePermission.objects.create(
        group=Group.objects.get(name=access.community_group(c)),
        page_id=home_page().pk,
        permission=Permission.objects.get(codename="publish_page"),
    ),
    "a right gone": lambda c: GroupPagePermission.objects.filter(page_id=c.page_id).first().delete(),
    "all photos": lambda c: GroupCollectionPermission.objects.create(
        group=Group.objects.get(name=access.community_group(c)),
        collection=Collection.objects.get(depth=1),
        permission=Permission.objects.get(codename="choose_image"),
    ),
    "a right on rows": lambda c: Group.objects.get(name=access.community_group(c)).permissions.add(
        Permission.objects.get(codename="delete_page")
    ),
    "the group gone": lambda c: Group.objects.get(name=access.community_group(c)).delete(),
    "a group of nobody": lambda c: Group.objects.create(name="talat community 9999"),
}


@pytest.mark.parametrize("change", DRIFTS.values(), ids=DRIFTS.keys())
def test_check_access_names_any_drift_and_fix_mends_it(communities, change):
    make_volunteer(communities[0])
    change(communities[0])
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_access", stdout=out)
    assert "missing:" in out.getvalue() or "extra:" in out.getvalue()
    call_command("check_access", fix=True, stdout=StringIO())
    assert not access.drift()
    call_command("check_access", stdout=StringIO())


def test_a_shared_log_in_keeps_what_its_other_person_holds(communities):
    user = make_user()
    first = make_volunteer(communities[0], user=user)
    make_volunteer(communities[2], user=user)
    end_volunteer(volunteer=first, on=date(2026, 6, 1), acting=NOBODY)
    assert {page for page, _what in pages_of(user)} == {communities[2].page_id}
