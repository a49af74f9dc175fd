"""Any order of stock verbs, refused ones too, and the count closes after every step.

Walks with a fixed seed rather than a search: each takes the same many hundred steps every time.
"""

import datetime as dt
import random

import pytest
from django.db import transaction
from django.db.models import Sum

from communities.domain.acting import NOBODY
from products.domain import stock as verbs
from products.domain.stock import Want
from products.errors import StockError
from products.models import Stock, StockMovement, StockReservation
from tests.factories.products import make_variant

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

START = dt.datetime(2026, 11, 23, 1, 0, tzinfo=dt.UTC)
STEPS = 120
STEP_NAMES = ["buy"] * 6 + [
    "keep",
    "release",
    "hand_over",
    "hand_over",
    "take_back",
    "receive",
    "recount",
    "recount",
]
STEP_NAMES += ["set_mode", "next_day"]


class Walk:
    """Two variants, holders that come and go, days that pass."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.now = START
        self.variants = [
            make_variant(on_hand=6, at=START),
            make_variant(mode="daily", on_hand=6, daily_number=4, at=START),
        ]
        self.holders = ["nobody"]
        self.done = set()

    def step(self):
        name = self.dice.choice(STEP_NAMES)
        before = self.facts()
        try:
            with transaction.atomic():
                getattr(self, name)()
            self.done.add(name)
        except StockError as refused:
            self.done.add(type(refused).__name__)
            assert self.facts() == before, name

    def facts(self):
        return [
            list(model.objects.order_by("pk").values_list())
            for model in (Stock, StockReservation, StockMovement)
        ]

    @property
    def variant(self):
        return self.dice.choice(self.variants)

    def holder(self, *statuses):
        """Mostly one whose promise stands so, sometimes any."""
        rows = StockReservation.objects.filter(status__in=statuses).order_by("pk")
        fitting = list(rows.values_list("holder", flat=True))
        return self.dice.choice(fitting if fitting and self.dice.random() < 0.8 else self.holders)

    def number(self, most=8):
        return self.dice.randint(-1, most)

    def buy(self):
        self.holders.append(f"line:{len(self.holders)}")
        few = 3 if self.dice.random() < 0.8 else 9
        wants = [Want(self.holders[-1], variant.pk, self.dice.randint(0, few)) for variant in self.variants]
        verbs.reserve(wants=[want for want in wants if want.quantity], at=self.now)

    def keep(self):
        verbs.keep(holders=[self.holder("reserved")])

    def release(self):
        verbs.release(holders=[self.holder("reserved", "kept"), self.holder("released")], at=self.now)

    def hand_over(self):
        verbs.hand_over(holders=[self.holder("reserved", "kept")], acting=NOBODY, at=self.now)

    def take_back(self):
        verbs.take_back(
            variant=self.variant, quantity=self.number(2), holder=self.holder("handed_over"), acting=NOBODY
        )

    def receive(self):
        verbs.receive(variant=self.variant, quantity=self.number(), acting=NOBODY)

    def recount(self):
        verbs.recount(variant=self.variant, on_hand=self.number(), acting=NOBODY)

    def set_mode(self):
        mode = self.dice.choice(["counted", "daily", "daily", "counted", "made_to_order", "unlimited"])
        verbs.set_mode(variant=self.variant, mode=mode, on_hand=self.number(), acting=NOBODY, at=self.now)

    def next_day(self):
        variant = self.variant
        verbs.sold_out_today(variant=variant, acting=NOBODY, at=self.now)
        if self.dice.random() < 0.5:
            verbs.undo_sold_out(variant=variant, acting=NOBODY, at=self.now)
        self.now += dt.timedelta(days=1)
        verbs.open_day(day=self.now.date(), at=self.now)
        assert verbs.open_day(day=self.now.date(), at=self.now) == 0

    def closes(self):
        for stock in Stock.objects.all():
            moved = StockMovement.objects.filter(variant=stock.pk).aggregate(all=Sum("change"))["all"]
            live = StockReservation.objects.filter(variant=stock.pk, status__in=StockReservation.LIVE)
            promised = live.aggregate(all=Sum("quantity"))["all"] or 0
            assert (stock.on_hand, stock.reserved) == (moved, promised)
            assert stock.mode not in Stock.COUNTING or stock.reserved <= stock.on_hand


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_verbs_closes(seed):
    walk = Walk(seed)
    for _step in range(STEPS):
        walk.step()
        walk.closes()
    assert walk.done >= {*STEP_NAMES, "SoldOut", "PromisedAlready", "NotReserved", "WrongQuantity"}
