"""Places and people for tests, made by the functions the site itself uses."""

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

from communities.domain.acting import NOBODY
from communities.domain.appointments import appoint_officer, appoint_volunteer
from communities.domain.communities import open_community
from communities.domain.people import add_person
from communities.models import Community, CommunityKind, District

_numbers = count(1)
A_DAY = date(2026, 1, 5)


def root_page():
    """The page communities stand under: the site's front page, or the tree's root."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_page if site else Page.objects.get(depth=1)


def make_user(username="", **fields):
    username = username or f"user{next(_numbers)}"
    return get_user_model().objects.create_user(username=username, password="a long word", **fields)


def make_person(name="", **fields):
    return add_person(name=name or f"คนทดลอง {next(_numbers)}", acting=NOBODY, **fields)


def make_community(name_th="", *, district=1015, parent=None, **fields):
    """A community with its live page, in district Thon Buri unless told."""
    given = {
        "kind": CommunityKind.Kind.URBAN,
        "kind_since": A_DAY,
        "status": Community.Status.REGISTERED,
        "acting": NOBODY,
        **fields,
    }
    return open_community(
        parent=parent or root_page(),
        name_th=name_th or f"ชุมชนทดลอง {next(_numbers)}",
        district=District.objects.get(code=district),
        **given,
    )


def make_volunteer(community, *, user=None, on=A_DAY):
    """A volunteer with a log-in; `.person.login` signs in."""
    person = make_person(login=user or make_user())
    return appoint_volunteer(person=person, community=community, on=on, acting=NOBODY)


def make_officer(district, *, user=None, on=A_DAY):
    person = make_person(login=user or make_user())
    return appoint_officer(person=person, district=District.objects.get(code=district), on=on, acting=NOBODY)
