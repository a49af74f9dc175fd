"""Which database the tests run on, and a pristine copy of it for tests that commit.

`DATABASE_URL` chooses: nothing or `sqlite://` is SQLite, `postgres://` PostgreSQL.
Both are real databases that threads and other processes can open: SQLite in a
file with the site's own options, PostgreSQL made with Thai (ICU) order.
"""

import hashlib
import os
import shutil
import sqlite3
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import TransactionTestCase

from scripts.catalogues import PACKAGES

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "test-databases"
PRISTINE = "_pristine"
TEMPLATE = "_template"


def settings_dict() -> dict[str, Any]:
    return connections["default"].settings_dict


def is_postgres() -> bool:
    return "postgresql" in settings_dict()["ENGINE"]


def prepare(folder: Path) -> None:
    """Before the test database is made: name it, and give PostgreSQL a Thai template to copy."""
    test = settings_dict().setdefault("TEST", {})
    if not is_postgres():
        test["NAME"] = str(folder / "test.sqlite3")
        if migrated_before().exists():
            shutil.copyfile(migrated_before(), test["NAME"])
        return
    # Two checkouts may test on one server; a run that was killed is cleared away by the next.
    checkout = hashlib.sha256(str(Path.cwd()).encode()).hexdigest()[:6]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    test["NAME"] = f"{settings_dict()['NAME'].removesuffix('_test')}_test_{checkout}_{worker}"
    test["TEMPLATE"] = test["NAME"] + TEMPLATE
    with server() as link:
        for name in (test["NAME"], test["NAME"] + PRISTINE, test["TEMPLATE"]):
            drop(link, name)
        link.execute(
            f"CREATE DATABASE \"{test['TEMPLATE']}\" TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'th-TH'"
        )


@cache
def migrated_before() -> Path:
    """Where the SQLite file of these very migrations is kept: making it takes a quarter of a minute."""
    state = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for package in PACKAGES:
        for pattern in ("**/migrations/*.py", "**/data/*.*"):
            for path in sorted((ROOT / package).glob(pattern)):
                state.update(path.read_bytes())
    return KEPT / f"{state.hexdigest()[:16]}.sqlite3"


def keep_migrated(name: str) -> None:
    """Put the file aside for the next run, in place of the one of older migrations."""
    if migrated_before().exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*"):
        old.unlink(missing_ok=True)
    aside = KEPT / f"{os.getpid()}.new"
    shutil.copyfile(name, aside)
    aside.replace(migrated_before())


def server() -> Any:
    """A connection to the PostgreSQL server itself, for making and dropping databases."""
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is in use

    there = settings_dict()
    keys = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    given = {name: there[key] for key, name in keys.items() if there[key]}
    return psycopg.connect(**given, dbname="postgres", autocommit=True)


def drop(link: Any, name: str) -> None:
    link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def keep_pristine() -> None:
    """After the migrations ran: put a copy aside."""
    name = settings_dict()["NAME"]
    connections.close_all()
    if is_postgres():
        with server() as link:
            drop(link, name + PRISTINE)
            link.execute(f'CREATE DATABASE "{name}{PRISTINE}" TEMPLATE "{name}"')
        return
    with sqlite3.connect(name) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    source.close()
    shutil.copyfile(name, name + PRISTINE)
    keep_migrated(name)


def put_back_pristine() -> None:
    """After a test that committed: the database is again as the migrations left it."""
    name = settings_dict()["NAME"]
    connections.close_all()
    if is_postgres():
        with server() as link:
            drop(link, name)
            link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{name}{PRISTINE}"')
        return
    for end in ("-wal", "-shm", ""):
        Path(name + end).unlink(missing_ok=True)
    shutil.copyfile(name + PRISTINE, name)


def drop_copies() -> None:
    """At the end: nothing of ours stays on the server."""
    if not is_postgres():
        return
    name = settings_dict()["TEST"]["NAME"]
    with server() as link:
        for end in (PRISTINE, TEMPLATE):
            drop(link, name + end)


def restore_instead_of_flush() -> None:
    """Let tests that commit end by putting the pristine copy back.

    Django would empty every table, and with them the rows that migrations made
    (Wagtail's root page, the districts) that every other test counts on.
    """
    TransactionTestCase._fixture_teardown = lambda self: put_back_pristine()
