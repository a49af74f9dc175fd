"""Run all tests: the marked ones on PostgreSQL where one answers, then everything on SQLite.

`TEST_DATABASE_URL` names the server (default: the local one). What is left out is said before
pytest's last line; `TALAT_REQUIRE=postgres,browser` makes it an error. Arguments go to pytest.
"""

import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

DEFAULT_SERVER = "postgres://postgres@127.0.0.1:5432/talat_test"
WORKERS = ["-n", "2", "--dist", "loadgroup"]
NOTHING_COLLECTED = 5


def why_no_postgres(url: str) -> str:
    """Empty where the server answers; else one line that says why not."""
    try:
        import psycopg  # noqa: PLC0415 - may be missing on its own
    except ImportError:
        return "psycopg is not installed"
    there = urlsplit(url)
    try:
        psycopg.connect(
            host=there.hostname,
            port=there.port,
            user=there.username,
            password=there.password,
            dbname="postgres",
            connect_timeout=3,
        ).close()
    except psycopg.Error as problem:
        return " ".join(str(problem).split())[:200]
    return ""


def pytest(arguments: list[str], **environment: str) -> int:
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", *WORKERS, *arguments]
    return subprocess.run(command, env={**kept, **environment}, check=False).returncode


def on_postgres(arguments: list[str]) -> tuple[bool, str]:
    """(all well, what to say about it)."""
    url = os.environ.get("TEST_DATABASE_URL", DEFAULT_SERVER)
    reason = why_no_postgres(url)
    if reason:
        if "postgres" in os.environ.get("TALAT_REQUIRE", ""):
            sys.exit(f"TALAT_REQUIRE names postgres, and none answers: {reason}")
        return True, f"PostgreSQL: left out, none answers ({reason})"
    print("--- on PostgreSQL: stock, money, rights, races, search", flush=True)
    started = time.monotonic()
    code = pytest(["-m", "both_engines", *arguments], DATABASE_URL=url)
    seconds = time.monotonic() - started
    if code == NOTHING_COLLECTED:
        return bool(arguments), "PostgreSQL: no test was marked for it"
    return code == 0, f"PostgreSQL: {'passed' if code == 0 else 'FAILED, see above'} in {seconds:.0f} s"


def main(arguments: list[str]) -> int:
    well, note = on_postgres(arguments)
    print("--- on SQLite: everything", flush=True)
    code = pytest(arguments, TALAT_TEST_NOTES=note)
    return code or (0 if well else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
