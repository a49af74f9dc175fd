"""Buyers, sellers, editors and clocks in every order, the long way: the books close after each step.

`TALAT_EXAMPLES` runs of `TALAT_STEPS` steps; without them the same runs each time.
"""

import os

import pytest

from tests.marketplace.checkout.test_stateful import run
from tests.proofs.scale import pick, proof

pytestmark = [pytest.mark.slow, pytest.mark.both_engines, pytest.mark.django_db]


def test_whatever_people_do_for_long_the_books_close() -> None:
    runs = int(os.environ.get("TALAT_EXAMPLES", pick(1, 300)))
    steps = int(os.environ.get("TALAT_STEPS", pick(40, 60)))
    with proof("stateful") as counts:
        run(max_examples=runs, stateful_step_count=steps)
        counts.update(runs=runs, steps_at_most=steps, always_the_same="TALAT_EXAMPLES" not in os.environ)
