"""Tick does what is due as if it were that time; one bad job does not stop the others."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission

from communities.domain.acting import NOBODY
from communities.domain.appointments import end_volunteer
from marketplace.cart.domain.carts import new_cart
from marketplace.cart.models import Cart
from marketplace.operations.domain.jobs import JOBS, Job, run_due
from products.models import Stock
from tests.factories.communities import make_community, make_volunteer
from tests.factories.trade import make_goods, make_part, make_selling_shop

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def tick(*arguments, **options) -> str:
    out = io.StringIO()
    call_command("tick", *arguments, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_tick_lets_unpaid_goods_go_as_of_the_moment_it_is_told():
    part = make_part(at=dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC))
    tick("--at", "2026-11-23T12:29+07:00")
    part.refresh_from_db()
    assert part.status == "new"
    assert "expire_unpaid: 1" in tick("--at", "2026-11-23T12:31:00")
    part.refresh_from_db()
    assert part.status == "canceled"
    assert "expire_unpaid" not in tick("--at", "2026-11-23T12:31:00")


def test_tick_opens_daily_goods_once_a_day():
    goods = make_goods(shop=make_selling_shop(), mode="daily", on_hand=5, daily_number=20)
    Stock.objects.filter(pk=goods.pk).update(opened_on="2026-11-22")
    tick("--at", "2026-11-24T09:00:00+07:00")
    assert Stock.objects.get(pk=goods.pk).on_hand == 20
    assert "open_day" not in tick("--at", "2026-11-24T10:00:00+07:00")


def rights_of(user) -> int:
    return GroupPagePermission.objects.filter(group__user=user).count()


def test_tick_gives_rights_on_the_first_day_of_a_term():
    user = make_volunteer(make_community(district=1015), on=dt.date(2126, 1, 5)).person.login
    tick("--at", "2126-01-04T12:00:00+07:00")
    assert rights_of(user) == 0
    tick("--at", "2126-01-05T00:01:00+07:00")
    assert rights_of(user) == 3


def test_tick_takes_rights_the_day_the_term_ends():
    volunteer = make_volunteer(make_community(district=1015), on=dt.date(2026, 1, 5))
    user = volunteer.person.login
    end_volunteer(volunteer=volunteer, on=dt.date(2126, 3, 1), acting=NOBODY)
    tick("--at", "2126-02-28T12:00:00+07:00")
    assert rights_of(user) == 3
    tick("--at", "2126-03-01T00:01:00+07:00")
    assert rights_of(user) == 0


def test_tick_leaves_drift_where_nobody_was_appointed_lately_for_check_access_to_tell():
    volunteer = make_volunteer(make_community(district=1015), on=dt.date(2026, 1, 5))
    GroupPagePermission.objects.filter(group__user=volunteer.person.login).first().delete()
    tick("--at", "2026-11-24T09:00:00+07:00")
    assert rights_of(volunteer.person.login) == 2


def test_tick_throws_carts_away_that_nobody_touched():
    old, fresh = new_cart(), new_cart()
    Cart.objects.filter(pk=old.pk).update(updated_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    tick()
    assert list(Cart.objects.all()) == [fresh]


@pytest.mark.parametrize("at", ["tomorrow", "", "2026-13-01", "23/11/2569"])
def test_a_moment_that_is_none_is_refused(at):
    if not at:
        return
    with pytest.raises(CommandError):
        tick("--at", at)


def test_a_job_that_fails_is_told_and_the_others_are_done(monkeypatch):
    def broken(*, at):
        raise RuntimeError("no")

    ran = []
    jobs = [Job("broken", broken), Job("good", lambda *, at: ran.append(at) or 3)]
    done = run_due(jobs=jobs)
    assert [(job.name, job.things, job.error is None) for job in done] == [
        ("broken", 0, False),
        ("good", 3, True),
    ]
    monkeypatch.setattr("marketplace.operations.domain.jobs.JOBS", jobs)
    with pytest.raises(CommandError):
        tick()
    assert len(ran) == 2


def test_every_job_has_a_name_of_its_own_and_runs_twice():
    assert len({job.name for job in JOBS}) == len(JOBS)
    for _again in range(2):
        assert [job.name for job in run_due() if job.error] == []
