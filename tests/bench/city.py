"""The database to measure on, and the city in it."""

import os
from pathlib import Path
from urllib.parse import urlsplit


def fresh_database() -> None:
    """An empty database of our own name; on PostgreSQL with Thai order."""
    url = os.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        for end in ("", "-wal", "-shm"):
            Path(url.removeprefix("sqlite:///") + end).unlink(missing_ok=True)
        return
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is in use

    there = urlsplit(url)
    name = there.path.strip("/")
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as link:
        link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        link.execute(
            f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' "
            "LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'th-TH'"
        )


def fill(size: int) -> None:
    """Grow the demo city to so many products, and let the database look at what it has."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is ready only now
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    with Path(os.devnull).open("w") as nowhere:
        call_command("demo_city", products=size, json="-", stdout=nowhere)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
