"""Any order of stock verbs, refused ones too, and the count closes after every step."""

import datetime as dt

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from communities.domain.acting import NOBODY
from products.domain import stock as verbs
from products.domain.stock import Want
from products.errors import StockError
from products.models import Stock, StockMovement, StockReservation
from tests.factories.products import make_variant

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

QUANTITY = st.integers(min_value=-1, max_value=8)
WHICH = st.integers(min_value=0, max_value=1)
START = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)


class StockMachine(RuleBasedStateMachine):
    """Two variants, holders that come and go, days that pass."""

    holders = Bundle("holders")

    @initialize(mode=st.sampled_from(list(Stock.Mode)))
    def open_shop(self, mode):
        self.number = 0
        self.now = START
        self.variants = [
            make_variant(on_hand=5, at=START),
            make_variant(mode=mode, on_hand=5, daily_number=4, at=START),
        ]

    def attempt(self, act, **options):
        """Do it or be refused; a refusal must leave nothing behind."""
        before = self.facts()
        try:
            with transaction.atomic():
                return act(**options)
        except StockError as refused:
            assert str(refused)  # noqa: PT017
            assert self.facts() == before
            return None

    def facts(self):
        mine = {"variant__in": self.variants}
        return [
            list(model.objects.filter(**mine).order_by("pk").values_list())
            for model in (Stock, StockReservation, StockMovement)
        ]

    @rule(target=holders, first=QUANTITY, second=QUANTITY)
    def reserve(self, first, second):
        self.number += 1
        holder = f"line:{self.variants[0].pk}:{self.number}"
        pairs = zip(self.variants, (first, second), strict=True)
        self.attempt(
            verbs.reserve, wants=[Want(holder, variant.pk, n) for variant, n in pairs if n], at=self.now
        )
        return holder

    @rule(holder=holders)
    def keep(self, holder):
        self.attempt(verbs.keep, holders=[holder])

    @rule(holder=holders)
    def release(self, holder):
        self.attempt(verbs.release, holders=[holder], at=self.now)

    @rule(holder=holders)
    def hand_over(self, holder):
        self.attempt(verbs.hand_over, holders=[holder], acting=NOBODY, at=self.now)

    @rule(which=WHICH, quantity=QUANTITY)
    def receive(self, which, quantity):
        self.attempt(verbs.receive, variant=self.variants[which], quantity=quantity, acting=NOBODY)

    @rule(which=WHICH, on_hand=QUANTITY)
    def recount(self, which, on_hand):
        self.attempt(verbs.recount, variant=self.variants[which], on_hand=on_hand, acting=NOBODY)

    @rule(which=WHICH, quantity=QUANTITY, holder=holders)
    def take_back(self, which, quantity, holder):
        self.attempt(
            verbs.take_back, variant=self.variants[which], quantity=quantity, holder=holder, acting=NOBODY
        )

    @rule(which=WHICH, mode=st.sampled_from(list(Stock.Mode)), on_hand=st.none() | QUANTITY)
    def set_mode(self, which, mode, on_hand):
        self.attempt(
            verbs.set_mode,
            variant=self.variants[which],
            mode=mode,
            on_hand=on_hand,
            acting=NOBODY,
            at=self.now,
        )

    @rule(which=WHICH, undo=st.booleans())
    def tap_sold_out(self, which, undo):
        verb = verbs.undo_sold_out if undo else verbs.sold_out_today
        self.attempt(verb, variant=self.variants[which], acting=NOBODY, at=self.now)

    @rule()
    def next_morning(self):
        self.now += dt.timedelta(days=1)
        verbs.open_day(day=self.now.date(), at=self.now)
        assert verbs.open_day(day=self.now.date(), at=self.now) == 0

    @invariant()
    def the_count_closes(self):
        for stock in Stock.objects.filter(pk__in=[variant.pk for variant in getattr(self, "variants", [])]):
            moved = StockMovement.objects.filter(variant=stock.pk).aggregate(all=Sum("change"))["all"]
            live = StockReservation.objects.filter(variant=stock.pk, status__in=StockReservation.LIVE)
            assert stock.on_hand == moved
            assert stock.reserved == (live.aggregate(all=Sum("quantity"))["all"] or 0)
            assert stock.reserved >= 0
            assert stock.mode not in Stock.COUNTING or stock.reserved <= stock.on_hand


def test_any_order_of_verbs_closes():
    run_state_machine_as_test(
        StockMachine,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
