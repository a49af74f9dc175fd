"""Who does something, and for whom."""

from __future__ import annotations

from typing import NamedTuple

from communities.models import Person


class Acting(NamedTuple):
    """The two names stored with every change.

    `by` is the person whose finger did it; `for_` the person it was done for,
    where somebody helps. Both are None when the site itself acts (a clock ran
    out) or a buyer without an account does.
    """

    by: Person | None = None
    for_: Person | None = None


NOBODY = Acting()
