"""A copy taken while people trade can be put back: nothing is half there, and its books close."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.factories import trade
from tests.proofs.children import DONE, end_of, start
from tests.proofs.scale import assert_books_close, pick, proof
from tests.proofs.test_soak import trade_on
from tests.support import engines
from tests.support.live import database_url

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both_engines,
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.django_db(transaction=True)
def test_a_copy_taken_in_the_middle_of_trade_is_whole(tmp_path: Path) -> None:
    if engines.is_postgres() and not shutil.which("pg_dump"):
        pytest.skip("left out: the copy of PostgreSQL, no pg_dump on this machine")
    goods = [trade.make_goods(on_hand=500).pk for _ in range(3)]
    copies = pick(1, 10)
    with proof("restore", seeds=[1, 2]) as counts:
        sellers = [start(lambda seed=seed: trade_on(seed, goods, pick(4, 60))) for seed in (1, 2)]
        try:
            orders = [copied(tmp_path, number) for number in range(copies)]
        finally:
            codes = [end_of(child) for child in sellers]
        assert codes == [DONE, DONE]
        counts.update(copies=copies, orders_in_the_copies=orders)
    assert_books_close("the original, after the copies")


def copied(folder: Path, number: int) -> int:
    """Copy the database as it is now, and let `manage.py books` check the copy; how many orders it has."""
    url, count = copy_sqlite(folder, number) if not engines.is_postgres() else copy_postgres(folder, number)
    told = subprocess.run(
        [sys.executable, "manage.py", "books"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "marketplace.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
    if engines.is_postgres():
        with engines.server() as link:
            engines.drop(link, url.rpartition("/")[2])
    return count


def copy_sqlite(folder: Path, number: int) -> tuple[str, int]:
    """SQLite's own way to copy a database that is being written to."""
    path = folder / f"copy{number}.sqlite3"
    source, target = sqlite3.connect(connection.settings_dict["NAME"], timeout=20), sqlite3.connect(path)
    source.backup(target)
    count = target.execute("SELECT count(*) FROM talat_orders_order").fetchone()[0]
    source.close()
    target.close()
    return f"sqlite:///{path}", count


def copy_postgres(folder: Path, number: int) -> tuple[str, int]:
    """`pg_dump` of a snapshot, put into a database of its own."""
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is in use

    name = f"{connection.settings_dict['NAME']}_copy"
    dump = folder / f"copy{number}.sql"
    url = database_url()
    connections.close_all()
    subprocess.run(["pg_dump", "--no-owner", "--file", str(dump), url], check=True, capture_output=True)
    with engines.server() as link:
        engines.drop(link, name)
        link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{engines.settings_dict()["TEST"]["TEMPLATE"]}"')
    there = url.rpartition("/")[0] + f"/{name}"
    subprocess.run(
        ["psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", str(dump), there],
        check=True,
        capture_output=True,
    )
    with psycopg.connect(there) as link:
        count = link.execute("SELECT count(*) FROM talat_orders_order").fetchone()[0]
    return there, count
