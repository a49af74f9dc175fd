"""In Wagtail's admin a volunteer meets the pages, photos and papers of the own community, an officer those of
the district; a second community always stands beside, with words that could leak."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import GroupPagePermission, Page

from communities.domain.acting import Acting
from communities.domain.appointments import end_volunteer
from tests.factories.communities import make_community, make_officer, make_person, make_user, make_volunteer
from tests.factories.photos import make_image
from tests.factories.products import make_listing
from tests.factories.shops import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

OWN, OTHER = "ใบบัว", "สวนพลู"


class Place:
    """A community with a shop, a product, a photo, a paper and some history, all of one word."""

    def __init__(self, word, district):
        self.community = make_community(f"ชุมชน{word}", district=district)
        editor = Acting(by=make_person(login=make_user(f"editor-{word}", is_superuser=True)))
        self.shop = make_shop(self.community, name_th=f"ร้าน{word}", acting=editor)
        self.product = make_listing(self.shop, name_th=f"ของ{word}", acting=editor)
        collection = self.community.collection
        self.image = make_image(f"รูป{word}", collection=collection)
        paper = ContentFile(b"words", name="paper.txt")
        self.paper = get_document_model().objects.create(title=f"ใบ{word}", file=paper, collection=collection)
        self.pages = [self.community.page, self.shop.page, self.product.page]
        locked = Page.objects.get(pk=self.shop.page_id)
        Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=editor.by.login)


@pytest.fixture
def own():
    return Place(OWN, 1015)


@pytest.fixture
def other(own):
    return Place(OTHER, 1005)


@pytest.fixture(params=["volunteer", "officer"])
def user(request, own, other):
    """Someone with rights at the own community only; the other has a volunteer and an officer of its own."""
    make_volunteer(other.community)
    make_officer(1005)
    return (
        make_volunteer(own.community) if request.param == "volunteer" else make_officer(1015)
    ).person.login


@pytest.fixture
def admin(client, user):
    client.force_login(user)
    return client


LISTS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/{root}/",
    "/admin/pages/search/?q=ร้าน",
    "/admin/pages/search/results/?q=ของ",
    "/admin/choose-page/",
    "/admin/choose-page/{root}/",
    "/admin/choose-page/search/?q=ร้าน",
    "/admin/choose-page/search/?q=ชุมชน",
    "/admin/api/main/pages/?limit=50",
    "/admin/api/main/pages/?child_of={root}&for_explorer=1",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/images/chooser/results/?q=รูป",
    "/admin/documents/",
    "/admin/documents/chooser/",
    "/admin/documents/chooser/results/?q=ใบ",
    "/admin/reports/site-history/",
    "/admin/reports/locked/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/pages/usage/talat_shops/shoppage/",
    "/admin/pages/usage/talat_products/productpage/",
    "/admin/reports/workflow/",
]


def shown(answer):
    """What a person reads, JSON as it means; nothing where the answer is no page."""
    assert answer.status_code in (200, 302, 400, 403, 404)
    if answer.status_code != 200:
        return ""
    text = answer.content.decode()
    return json.dumps(answer.json(), ensure_ascii=False) if "json" in answer["Content-Type"] else text


def leaks(admin, addresses):
    """The addresses that show a word of the other community."""
    return [address for address in addresses if OTHER in shown(admin.get(address))]


def test_lists_searches_choosers_and_reports_hold_nothing_of_another_community(admin, own, other):
    root = own.community.page.get_parent().pk
    assert leaks(admin, [address.format(root=root) for address in LISTS]) == []


def test_the_own_community_is_there(admin, own):
    for address in (
        f"/admin/pages/{own.community.page_id}/",
        f"/admin/choose-page/{own.community.page_id}/",
        "/admin/choose-page/search/?q=ร้าน",
        "/admin/pages/search/?q=ของ",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
    ):
        assert OWN in shown(admin.get(address)), address


AT_A_PAGE = [
    "wagtailadmin_explore",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:workflow_history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_choose_page_child",
]


def test_pages_of_another_community_do_not_open(admin, other):
    addresses = [reverse(name, args=[page.pk]) for name in AT_A_PAGE for page in other.pages]
    addresses += [
        reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={page.pk}" for page in other.pages
    ]
    assert leaks(admin, addresses) == []


def test_revisions_of_another_community_do_not_open(admin, other):
    page = other.product.page
    page.save_revision()
    first, second = page.revisions.order_by("pk")
    addresses = [
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, first.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]),
        f"/admin/api/main/pages/{page.pk}/",
    ]
    assert leaks(admin, addresses) == []


def test_photos_and_papers_of_another_community_do_not_open(admin, own, other):
    addresses = [
        f"/admin/images/{other.image.pk}/",
        f"/admin/images/usage/{other.image.pk}/",
        f"/admin/images/chooser/chosen/{other.image.pk}/",
        f"/admin/images/chooser/{other.image.pk}/select_format/",
        f"/admin/documents/edit/{other.paper.pk}/",
        f"/admin/documents/usage/{other.paper.pk}/",
        f"/admin/documents/chooser/chosen/{other.paper.pk}/",
        f"/admin/api/main/images/{other.image.pk}/",
        f"/admin/api/main/documents/{other.paper.pk}/",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
    ]
    assert leaks(admin, addresses) == []
    assert OWN in shown(admin.get(f"/admin/images/{own.image.pk}/"))


def test_nothing_of_another_community_can_be_changed(admin, other):
    before = list(Page.objects.order_by("pk").values())
    for page in other.pages:
        for name in ("delete", "unpublish", "edit"):
            admin.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), {"title": "x", "slug": "x"})
    admin.post(f"/admin/images/{other.image.pk}/delete/")
    admin.post(f"/admin/documents/delete/{other.paper.pk}/")
    assert list(Page.objects.order_by("pk").values()) == before
    other.image.refresh_from_db()
    other.paper.refresh_from_db()


def test_the_own_pages_are_edited_and_published(admin, own):
    page = own.product.page
    assert page.permissions_for_user(admin.get("/admin/").wsgi_request.user).can_publish()
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_on_the_day_the_appointment_ends_the_admin_is_shut(client, own, other):
    volunteer = make_volunteer(own.community)
    user = volunteer.person.login
    client.force_login(user)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[own.shop.page_id])).status_code == 200
    end_volunteer(volunteer=volunteer, on=volunteer.started_on, acting=Acting())
    client.force_login(type(user).objects.get(pk=user.pk))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[own.shop.page_id])).status_code in (302, 403)
    assert not GroupPagePermission.objects.filter(group__user=user).exists()


def test_an_editor_of_the_whole_site_still_chooses_every_page(client, own, other):
    client.force_login(make_user(is_superuser=True))
    text = shown(client.get(f"/admin/choose-page/{own.community.page.get_parent().pk}/"))
    assert OWN in text
    assert OTHER in text
