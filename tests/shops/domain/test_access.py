"""Who may act for a shop: its members alone, today, by their own log-in."""

import pytest
from django.contrib.auth.models import AnonymousUser

from communities.domain.acting import NOBODY
from shops.domain.access import memberships_of, require_member
from shops.domain.members import add_member, end_member
from shops.errors import NoAccess, NotYourRole
from shops.models import ShopMember
from tests.factories.communities import make_officer, make_person, make_user, make_volunteer
from tests.factories.shops import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

OWNER, HELPER = ShopMember.Role.OWNER, ShopMember.Role.HELPER


@pytest.fixture
def shop():
    make_shop()
    return make_shop()


def owner_of(shop):
    return shop.members.get(role=OWNER).person.login


def test_the_owner_acts_for_the_own_shop_and_no_other(shop):
    membership = require_member(user=owner_of(shop), short=shop.short)
    assert (membership.shop, membership.is_owner) == (shop, True)
    other = make_shop()
    with pytest.raises(NoAccess):
        require_member(user=owner_of(shop), short=other.short)
    assert [row.shop for row in memberships_of(owner_of(shop))] == [shop]


def test_strangers_have_no_access_whatever_they_are_elsewhere(shop):
    officer = make_officer(1015).person.login
    volunteer = make_volunteer(shop.community).person.login
    for user in (AnonymousUser(), make_user(), make_user(is_superuser=True), officer, volunteer):
        with pytest.raises(NoAccess) as refused:
            require_member(user=user, short=shop.short)
        assert not isinstance(refused.value, NotYourRole)


def test_a_word_that_is_no_shop_is_the_same_refusal(shop):
    with pytest.raises(NoAccess):
        require_member(user=owner_of(shop), short="nothing")


def test_a_helper_is_let_in_but_not_where_the_owner_is_needed(shop):
    helper = make_person(login=make_user())
    add_member(shop=shop, person=helper, role=HELPER, acting=NOBODY)
    assert require_member(user=helper.login, short=shop.short).role == HELPER
    with pytest.raises(NotYourRole):
        require_member(user=helper.login, short=shop.short, role=OWNER)


def test_one_who_left_and_one_whose_log_in_is_shut_are_strangers(shop):
    user = owner_of(shop)
    user.is_active = False
    user.save()
    assert memberships_of(user) == []
    user.is_active = True
    user.save()
    end_member(member=shop.members.get(), acting=NOBODY)
    with pytest.raises(NoAccess):
        require_member(user=user, short=shop.short)


def test_a_family_that_shares_a_log_in_chooses_who_is_selling(shop):
    user = owner_of(shop)
    owner, daughter = shop.members.get().person, make_person(login=user)
    add_member(shop=shop, person=daughter, role=HELPER, acting=NOBODY)
    assert len(memberships_of(user)) == 2
    assert require_member(user=user, short=shop.short).person == owner
    assert require_member(user=user, short=shop.short, person=daughter).role == HELPER
    with pytest.raises(NotYourRole):
        require_member(user=user, short=shop.short, person=daughter, role=OWNER)
    with pytest.raises(NoAccess):
        require_member(user=user, short=shop.short, person=make_person(login=user))
