"""Places: districts as the city counts them, communities with row and page, people entered once."""

from datetime import date

import pytest
from wagtail.models import Page

from communities.domain.acting import NOBODY, Acting
from communities.domain.communities import change_kind
from communities.domain.pages import change_page
from communities.domain.people import add_person
from communities.errors import NameTaken, NoName, WrongDistrict
from communities.models import Community, CommunityKind, CommunityPage, District, Khwaeng, Person
from tests.factories.communities import make_community, make_person, make_user, root_page
from thai.errors import PhoneError

pytestmark = pytest.mark.django_db


def test_all_50_districts_and_180_khwaeng_are_there_each_with_its_address():
    assert District.objects.count() == 50
    assert Khwaeng.objects.count() == 180
    assert District.objects.get(code=1001).slug == "phra-nakhon"
    assert len(set(District.objects.values_list("slug", flat=True))) == 50
    assert all(khwaeng.code // 100 == khwaeng.district_id for khwaeng in Khwaeng.objects.all())


def test_a_community_is_a_row_a_live_page_a_kind_and_a_collection():
    person = make_person(login=make_user())
    community = make_community("ชุมชนริมคลอง", name_en="Canal Side", acting=Acting(by=person))
    page = community.page
    assert (page.title, page.title_en, page.slug, page.live) == (
        "ชุมชนริมคลอง",
        "Canal Side",
        "canal-side",
        True,
    )
    assert page.get_parent() == root_page()
    assert page.owner == person.login
    assert page.revisions.get().user == person.login
    assert community.kinds.get().until is None
    assert community.collection.name.startswith("ชุมชนริมคลอง")


def test_a_name_stands_once_in_a_district_and_slugs_are_told_apart():
    first = make_community("ชุมชนร่วมใจ", district=1015)
    with pytest.raises(NameTaken):
        make_community("ชุมชนร่วมใจ", district=1015)
    second = make_community("ชุมชนร่วมใจ", district=1005)
    assert (first.page.slug, second.page.slug) == ("ชุมชนร่วมใจ", "ชุมชนร่วมใจ-2")
    assert Community.objects.count() == CommunityPage.objects.count() == 2


@pytest.mark.parametrize(("name", "slug"), [("Cart", "cart-2"), ("EN", "en-2"), ("Admin", "admin-2")])
def test_a_name_that_is_an_address_of_the_site_gets_a_number(name, slug):
    assert make_community("ชุมชน", name_en=name).page.slug == slug


def test_what_cannot_be_opened_leaves_nothing():
    pages = Page.objects.count()
    with pytest.raises(NoName):
        make_community("  ")
    with pytest.raises(WrongDistrict):
        make_community("ชุมชน", district=1015, khwaeng=Khwaeng.objects.filter(district=1001).first())
    assert (Community.objects.count(), Page.objects.count()) == (0, pages)


def test_a_new_kind_ends_the_one_before_and_keeps_it():
    community = make_community()
    change_kind(community=community, kind=CommunityKind.Kind.FLATS, since=date(2026, 7, 1), acting=NOBODY)
    kinds = list(community.kinds.order_by("since").values_list("kind", "until"))
    assert kinds == [("urban", date(2026, 7, 1)), ("flats", None)]


def test_words_of_a_page_are_changed_and_live_at_once():
    community = make_community()
    page = change_page(page=community.page, values={"intro_th": "ริมคลอง"}, acting=NOBODY)
    assert page.intro_th == "ริมคลอง"
    assert not page.has_unpublished_changes
    assert page.revisions.count() == 2


def test_a_person_is_entered_with_a_phone_a_family_may_share():
    for name in ("สมใจ ใจดี", "สมชาย ใจดี"):
        person = add_person(name=name, nickname="ใจ", phone="๐๘๑-๒๓๔-๕๖๗๘", acting=NOBODY)
        assert person.phone == "+66812345678"
    assert add_person(name="ไม่มีโทรศัพท์", acting=NOBODY).phone == ""
    with pytest.raises(NoName):
        add_person(name=" ", acting=NOBODY)
    with pytest.raises(PhoneError):
        add_person(name="สมศรี", phone="081", acting=NOBODY)
    assert Person.objects.count() == 3
