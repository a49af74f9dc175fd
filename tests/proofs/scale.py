"""How much a proof does: a sample in `make test`, all in `make proof`; and where its outcome is kept."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from marketplace.operations.domain.books import close_books
from scripts import proofs


def is_full() -> bool:
    return os.environ.get("TALAT_PROOF") == "full"


def pick(sample: Any, full: Any) -> Any:
    """The smaller or the larger of two sizes."""
    return full if is_full() else sample


def assert_books_close(when: str) -> None:
    """Every rule of money and stock holds; `when` is said where one does not."""
    books = close_books()
    assert books.closes, (
        f"{when}: {[(row.rule, row.subject, row.expected, row.found) for row in books.breaks]}"
    )


@contextmanager
def proof(name: str, *, seeds: list[int] | None = None) -> Iterator[dict[str, Any]]:
    """Fill the counts inside; a full proof that held is written into docs/proofs."""
    counts: dict[str, Any] = {}
    started = time.monotonic()
    yield counts
    if is_full():
        seconds = time.monotonic() - started
        proofs.write(name, engine=connection.vendor, seconds=seconds, seeds=seeds or [], counts=counts)
