"""Which shop, and who is selling."""

import pytest
from django.urls import reverse

from marketplace.orders.models import OrderEvent
from shops.domain.members import add_member, end_member
from shops.models import Shop, ShopMember
from tests.factories.communities import make_officer, make_person, make_user, make_volunteer
from tests.factories.counter import make_counter, order_in

pytestmark = pytest.mark.django_db
HOME, WHO = "talat_shop_editor:home", "talat_shop_editor:who"


def shop_url(counter, name="shop"):
    return reverse(f"talat_shop_editor:{name}", kwargs={"short": counter.shop.short})


@pytest.fixture
def counter():
    return make_counter(name_th="ร้านขนมอากง")


def join(counter, person, role=ShopMember.Role.OWNER):
    return add_member(shop=counter.shop, person=person, role=role, acting=counter.acting)


def test_one_shop_is_entered_at_once(counter, client_of):
    assert client_of(counter.owner).get(reverse(HOME))["Location"] == shop_url(counter)


def test_several_shops_are_offered(counter, client_of):
    other = make_counter(name_th="ร้านน้ำพริก")
    join(other, counter.person)
    page = client_of(counter.owner).get(reverse(HOME)).content.decode()
    assert shop_url(counter) in page
    assert shop_url(other) in page


def test_a_log_in_without_a_shop_is_told_whom_to_ask_and_can_leave(client_of):
    answer = client_of(make_user()).get(reverse(HOME))
    assert answer.status_code == 404
    assert "บอกอาสา" in answer.content.decode()
    assert reverse("talat_accounts:sign_out") in answer.content.decode()


def test_volunteers_and_officers_go_to_their_desk(counter, client_of):
    volunteer = make_volunteer(counter.shop.community)
    officer = make_officer(1015)
    for person in (volunteer.person, officer.person):
        answer = client_of(person.login).get(reverse(HOME))
        assert answer.status_code in (302, 404)
        if person.login.has_perm("wagtailadmin.access_admin"):
            assert answer["Location"] == reverse("wagtailadmin_home")


def test_who_was_a_member_is_a_stranger_now(counter, client_of):
    end_member(member=ShopMember.objects.get(person=counter.person), acting=counter.acting)
    assert client_of(counter.owner).get(shop_url(counter)).status_code == 404


class TestAFamilyThatSharesALogIn:
    @pytest.fixture
    def mother(self, counter):
        person = make_person("แม่ละมัย", login=counter.owner)
        join(counter, person, ShopMember.Role.HELPER)
        return person

    def test_is_asked_who_is_selling_first(self, counter, mother, client_of):
        client = client_of(counter.owner)
        assert client.get(reverse(HOME))["Location"] == reverse(WHO)
        assert client.get(shop_url(counter))["Location"].startswith(reverse(WHO))

    def test_goes_on_where_it_was_going_with_the_chosen_name_on_top(self, counter, mother, client_of):
        client = client_of(counter.owner)
        onward = client.post(reverse(WHO), {"person": mother.pk, "next": shop_url(counter, "orders")})
        assert onward["Location"] == shop_url(counter, "orders")
        assert "แม่ละมัย" in client.get(shop_url(counter, "orders")).content.decode()

    def test_never_to_another_host(self, counter, mother, client_of):
        answer = client_of(counter.owner).post(reverse(WHO), {"person": mother.pk, "next": "//evil.example/"})
        assert answer["Location"] == reverse(HOME)

    def test_chooses_only_among_its_own(self, counter, mother, client_of):
        client = client_of(counter.owner)
        stranger = make_counter().person
        for typed in (stranger.pk, "", "x", "9" * 5000, "-1", "๑"):
            assert client.post(reverse(WHO), {"person": typed}).status_code == 200
        assert client.get(shop_url(counter))["Location"].startswith(reverse(WHO))

    def test_acts_under_the_chosen_name_and_right(self, counter, mother, client_of):
        client = client_of(counter.owner)
        part = order_in(counter, "cash")
        client.post(reverse(WHO), {"person": mother.pk})
        told = {"short": counter.shop.short, "reference": part.order.reference}
        client.post(reverse("talat_shop_editor:take", kwargs=told))
        assert OrderEvent.objects.filter(shop_order=part).latest("pk").by == mother
        assert client.post(reverse("talat_shop_editor:money_came", kwargs=told)).status_code == 403


def test_open_and_closed(counter, client_of):
    client = client_of(counter.owner)
    part = order_in(counter, "accepted")
    page = client.get(shop_url(counter, "close")).content.decode()
    assert part.order.buyer_name in page
    client.post(shop_url(counter, "close"))
    assert Shop.objects.get(pk=counter.shop.pk).is_open is False
    assert shop_url(counter, "open") in client.get(shop_url(counter)).content.decode()
    client.post(shop_url(counter, "open"))
    assert Shop.objects.get(pk=counter.shop.pk).is_open is True


def test_a_suspended_shop_is_not_opened_by_its_seller(counter, client_of):
    Shop.objects.filter(pk=counter.shop.pk).update(status=Shop.Status.SUSPENDED, is_open=False)
    client_of(counter.owner).post(shop_url(counter, "open"))
    assert Shop.objects.get(pk=counter.shop.pk).is_open is False


def test_the_first_screen_tells_what_waits_and_todays_money(counter, client_of):
    order_in(counter, "claimed")
    order_in(counter, "cash-done")
    order_in(counter, "refund")
    order_in(counter, "ready")
    answer = client_of(counter.owner).get(shop_url(counter))
    money = answer.context["money"]
    assert (money.came, money.came_orders) == (3 * 24_000, 3)
    assert (money.awaited, money.to_give_back, money.refunds) == (24_000, 24_000, 1)
    assert answer.context["todo"] == 3
    assert f"/s/{counter.shop.short}" in answer.content.decode()


def test_forms_carry_a_token(counter):
    from django.test import Client  # noqa: PLC0415 - another client than the fixture's

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(counter.owner, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(shop_url(counter, "close")).status_code == 403
    assert Shop.objects.get(pk=counter.shop.pk).is_open is True
