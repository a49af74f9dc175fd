"""Work that waits: noted once, done once."""

import pytest
from django.utils import timezone

from communities.domain.acting import NOBODY, Acting
from communities.domain.work import add_work, finish_work
from communities.models import WorkItem
from communities.queries import waiting
from tests.factories.communities import make_person

pytestmark = pytest.mark.django_db


def test_the_same_work_is_noted_once_while_it_is_open():
    first = add_work(kind="give_back", subject="refund:1", party="shop:1", detail={"satang": 24_000})
    again = add_work(kind="give_back", subject="refund:1", party="shop:1", detail={"satang": 1})
    assert again == first
    assert again.detail == {"satang": 24_000}
    other = add_work(kind="give_back", subject="refund:2", party="shop:1")
    assert list(waiting(party="shop:1")) == [first, other]


def test_done_it_waits_no_more_keeps_the_name_and_may_come_again():
    person = make_person()
    first = add_work(kind="give_back", subject="refund:1", party="shop:1")
    other = add_work(kind="give_back", subject="refund:2", party="shop:2")
    assert finish_work(kind="give_back", subject="refund:1", acting=Acting(by=person))
    assert not finish_work(kind="give_back", subject="refund:1", acting=NOBODY)
    first.refresh_from_db()
    assert (first.done_by, bool(first.done_at)) == (person, True)
    assert list(waiting()) == [other]
    assert add_work(kind="give_back", subject="refund:1", party="shop:1") != first
    assert WorkItem.objects.count() == 3


def test_what_is_due_first_stands_first():
    now = timezone.now()
    late = add_work(kind="a", subject="1", party="p", due_at=now + timezone.timedelta(days=2))
    soon = add_work(kind="a", subject="2", party="p", due_at=now)
    assert list(waiting()) == [soon, late]
