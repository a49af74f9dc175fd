"""A shop is a row with a live page under its community's, and an owner."""

from datetime import time

import pytest
from wagtail.models import Page

from communities.domain.acting import NOBODY
from communities.domain.shorts import ALPHABET
from shops.domain.hours import close_for_orders, open_for_orders
from shops.domain.members import add_member, end_member
from shops.errors import NoCommunityPage, NoName, ShopNotActive, WrongDays, WrongHours
from shops.models import Shop, ShopMember
from tests.factories.communities import make_community, make_person
from tests.factories.shops import make_shop

pytestmark = pytest.mark.django_db


def test_a_shop_is_a_row_a_live_page_and_an_owner():
    owner = make_person()
    shop = make_shop(
        owner=owner, name_th="ร้านป้าสมใจ", name_en="Somjai's", phone="081-234-5678", open_days="5315"
    )
    page = shop.page
    assert (page.title, page.slug) == ("ร้านป้าสมใจ", "somjais")
    assert page.live
    assert page.get_parent().pk == shop.community.page_id
    assert (shop.phone, shop.is_open, shop.status) == ("+66812345678", True, Shop.Status.ACTIVE)
    assert shop.open_days == "135"
    assert len(shop.short) == 8
    assert set(shop.short) <= set(ALPHABET)
    member = shop.members.get()
    assert (member.person, member.role, member.ended_at) == (owner, ShopMember.Role.OWNER, None)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name_th": " "}, NoName),
        ({"opens_at": time(9)}, WrongHours),
        ({"opens_at": time(9), "closes_at": time(9)}, WrongHours),
        ({"open_days": ""}, WrongDays),
        ({"open_days": "18"}, WrongDays),
    ],
)
def test_what_cannot_be_opened_leaves_nothing(fields, error):
    community = make_community()
    pages = Page.objects.count()
    with pytest.raises(error):
        make_shop(community, **fields)
    assert (Shop.objects.count(), ShopMember.objects.count(), Page.objects.count()) == (0, 0, pages)


def test_a_community_without_a_page_has_no_place_for_a_shop():
    community = make_community()
    community.page.delete()
    community.refresh_from_db()
    with pytest.raises(NoCommunityPage):
        make_shop(community)
    assert not Shop.objects.exists()


def test_opening_and_closing_for_orders_touch_one_shop_and_may_be_repeated():
    shop, other = make_shop(), make_shop()
    assert close_for_orders(shop=shop, acting=NOBODY)
    assert not close_for_orders(shop=shop, acting=NOBODY)
    assert (Shop.objects.get(pk=shop.pk).is_open, Shop.objects.get(pk=other.pk).is_open) == (False, True)
    assert open_for_orders(shop=shop, acting=NOBODY)
    assert not open_for_orders(shop=shop, acting=NOBODY)
    assert Shop.objects.get(pk=shop.pk).is_open


def test_a_suspended_shop_is_not_opened():
    shop = make_shop()
    close_for_orders(shop=shop, acting=NOBODY)
    Shop.objects.filter(pk=shop.pk).update(status=Shop.Status.SUSPENDED)
    with pytest.raises(ShopNotActive):
        open_for_orders(shop=shop, acting=NOBODY)
    assert not Shop.objects.get(pk=shop.pk).is_open


def test_a_helper_joins_once_and_leaves_at_once():
    shop, person = make_shop(), make_person()
    member = add_member(shop=shop, person=person, role=ShopMember.Role.HELPER, acting=NOBODY)
    assert add_member(shop=shop, person=person, role=ShopMember.Role.OWNER, acting=NOBODY) == member
    assert end_member(member=member, acting=NOBODY)
    assert not end_member(member=member, acting=NOBODY)
    assert shop.members.filter(ended_at=None).count() == 1
