"""Slugs on pages made in Wagtail's admin: whole Thai words, the site's own addresses refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from communities.models import page_slug
from marketplace.home.models import StoryPage
from tests.factories.communities import make_community, make_user, root_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make_user(is_superuser=True))
    return client


def story_form(**fields):
    counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    return {
        "title": "ตลาดน้ำวันเสาร์",
        "title_en": "",
        "slug": "",
        "intro_th": "",
        "intro_en": "",
        "cover": "",
        "cover_alt_th": "",
        "cover_alt_en": "",
        "body_th-count": 0,
        "body_en-count": 0,
        "seo_title": "",
        "search_description": "",
        "search_description_en": "",
        **{f"comments-{name}": 0 for name in counts},
        **fields,
    }


def add_story(admin, **fields):
    address = reverse("wagtailadmin_pages:add", args=["talat_home", "storypage", root_page().pk])
    return admin.post(address, story_form(**fields))


@pytest.mark.parametrize("action", ["action-publish", "x"])
def test_an_empty_slug_becomes_the_thai_words_with_every_mark(admin, action):
    assert add_story(admin, **{action: "1"}).status_code == 302
    assert StoryPage.objects.get().slug == "ตลาดน้ำวันเสาร์"


def test_a_thai_slug_as_typed_is_kept(admin):
    assert add_story(admin, slug="ตลาดน้ำ", **{"action-publish": "1"}).status_code == 302
    assert StoryPage.objects.get().slug == "ตลาดน้ำ"


@pytest.mark.parametrize("slug", ["cart", "en", "มี ช่อง", "a/b", "../x", "ตลาด\u200bน้ำ", "UPPER"])
def test_a_slug_that_cannot_be_is_refused_beside_the_field(admin, slug):
    answer = add_story(admin, slug=slug)
    assert answer.status_code == 200
    assert "slug" in answer.context["form"].errors
    assert not StoryPage.objects.exists()


def test_our_own_pages_keep_their_thai_slugs_when_edited():
    page = make_community("ชุมชนบ้านปู่").page
    page.full_clean()
    page.slug = "cart"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.error_dict) == ["slug"]


def test_a_page_that_has_the_slug_itself_is_no_collision():
    page = make_community("ชุมชนบ้านปู่").page
    assert page_slug(parent=root_page(), name_th="ชุมชนบ้านปู่") == "ชุมชนบ้านปู่-2"
    assert page_slug(parent=root_page(), name_th="ชุมชนบ้านปู่", but=page) == "ชุมชนบ้านปู่"
