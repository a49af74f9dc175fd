"""`make bench`: the main pages beside a bare view and Wagtail's plainest page; see docs/performance.md.

    ARGS="--products 1000 --rounds 3 --seconds 1" make bench     a quick look; writes nothing

Only ratios mean anything: each slot of a page stands between a slot of the bare view and one of
Wagtail's plainest page, and is compared with those two alone.
"""

import argparse
import os
import sys
from pathlib import Path

from scripts.run_tests import DEFAULT_SERVER, why_no_postgres

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var" / "bench"


def choose_engine(named: str) -> str:
    """The address of the database to measure on: PostgreSQL where one answers, else SQLite."""
    server = os.environ.get("TEST_DATABASE_URL", DEFAULT_SERVER)
    reason = why_no_postgres(server)
    if named == "sqlite" or (not named and reason):
        return f"sqlite:///{VAR / 'bench.sqlite3'}"
    if reason:
        sys.exit(f"no PostgreSQL answers: {reason}")
    return server.rpartition("/")[0] + "/talat_bench"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--engine", choices=["postgres", "sqlite"], default="")
    options = parser.parse_args()
    os.environ["DATABASE_URL"] = choose_engine(options.engine)
    os.environ["TALAT_VAR_DIR"] = str(VAR)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    os.environ["TALAT_LOG_LEVEL"] = "ERROR"
    VAR.mkdir(parents=True, exist_ok=True)

    import django  # noqa: PLC0415 - the environment is set now

    from tests.bench import city  # noqa: PLC0415

    city.fresh_database()
    django.setup()

    from tests.bench import measure, report  # noqa: PLC0415

    results = []
    for size in options.products:
        city.fill(size)
        results.append(measure.measure(size, rounds=options.rounds, seconds=options.seconds))
        print(report.table(results[-1]), flush=True)
    if len(options.products) > 1:
        print(f"written: {report.write(results)}")


if __name__ == "__main__":
    main()
