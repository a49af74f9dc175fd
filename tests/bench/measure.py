"""Slots of asking, paired: bare, the page, plain, and again."""

import statistics
from dataclasses import dataclass, field

from django.db import connection, connections

from tests.bench.client import Load, press
from tests.bench.pages import acts, queries
from tests.bench.server import Server

AT_ONCE = 8
COMPARED = ("bare", "plain")


@dataclass
class Slot:
    rate: float
    cpu_ms: float
    p50: float
    p95: float


@dataclass
class Row:
    """One measured thing: its slots, and its neighbours' in the same order."""

    name: str
    queries: int = 0
    requests: int = 1
    slots: list[Slot] = field(default_factory=list)
    bare: list[Slot] = field(default_factory=list)
    plain: list[Slot] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(slot, what) for slot in self.slots)

    def ratio(self, other: str, what: str) -> float:
        """The median of this over that, slot by slot. Of `rate` more is better, of `cpu_ms` less."""
        pairs = zip(self.slots, getattr(self, other), strict=True)
        return statistics.median(getattr(mine, what) / getattr(theirs, what) for mine, theirs in pairs)


@dataclass
class Result:
    products: int
    engine: str
    memory: float
    rows: list[Row]


def measure(size: int, *, rounds: int, seconds: float) -> Result:
    """All rows for a city of this size; takes about rounds x rows x 2 x seconds."""
    todo = acts()
    rows = [Row(name, *queries(act)) for name, act in todo.items()]
    engine = connection.vendor
    connections.close_all()
    server = Server()
    try:
        for act in todo.values():
            press(server.port, act, seconds=1, at_once=AT_ONCE)
        for _ in range(rounds):
            for row in rows:
                row.bare.append(slot(server, todo["bare"], seconds / 2))
                row.slots.append(slot(server, todo[row.name], seconds))
                row.plain.append(slot(server, todo["plain"], seconds / 2))
        memory = server.memory()
    finally:
        server.stop()
    return Result(size, engine, memory, rows)


def slot(server: Server, act, seconds: float) -> Slot:
    before = server.cpu()
    load = press(server.port, act, seconds=seconds, at_once=AT_ONCE)
    used = server.cpu() - before
    refuse_failures(load)
    times = sorted(load.times)
    return Slot(
        rate=load.rate,
        cpu_ms=max(used, 0.01) * 1000 / len(times),
        p50=times[len(times) // 2] * 1000,
        p95=times[int(len(times) * 0.95)] * 1000,
    )


def refuse_failures(load: Load) -> None:
    if load.failures or not load.times:
        raise SystemExit(f"measuring stopped, the site failed: {load.failures[:3]}")
