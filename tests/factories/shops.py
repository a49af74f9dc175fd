"""Shops for tests, with page and owner."""

from itertools import count

from communities.domain.acting import NOBODY
from shops.domain.opening import open_shop
from tests.factories.communities import make_community, make_person, make_user

_numbers = count(1)


def make_shop(community=None, *, owner=None, name_th="", **fields):
    """A shop that takes orders, in a community of its own unless told; its owner has a log-in."""
    return open_shop(
        community=community or make_community(),
        name_th=name_th or f"ร้านทดลอง {next(_numbers)}",
        owner=owner or make_person(login=make_user()),
        **{"acting": NOBODY, **fields},
    )
