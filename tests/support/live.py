"""The site as buyers meet it: real server processes on the test database, real HTTP."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings

from tests.support import engines

ROOT = Path(__file__).resolve().parent.parent.parent
THREADS = 4
START_SECONDS = 60


def database_url() -> str:
    """The address of the database the tests are using now."""
    there = engines.settings_dict()
    if not engines.is_postgres():
        return f"sqlite:///{there['NAME']}"
    who = quote(there["USER"]) + (f":{quote(there['PASSWORD'])}" if there["PASSWORD"] else "")
    return f"postgres://{who}@{there['HOST'] or '127.0.0.1'}:{there['PORT'] or 5432}/{there['NAME']}"


class LiveSite:
    """`processes` gunicorn workers of four threads each; `url` has no slash at its end."""

    def __init__(self, *, processes: int = 2, app: str = "marketplace.wsgi") -> None:
        self.log_path = Path(settings.TALAT_TEST_DIR) / "gunicorn.log"
        # Listening before the server starts: the port cannot be taken in between, and early requests wait.
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "marketplace.settings.test",
            "TALAT_TEST_DIR": settings.TALAT_TEST_DIR,
            "TALAT_BASE_URL": self.url,
        }
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            app,
            "--bind",
            f"fd://{listener.fileno()}",
        ]
        command += ["--workers", str(processes), "--threads", str(THREADS), "--preload", "--timeout", "120"]
        command += ["--graceful-timeout", "3"]
        with self.log_path.open("ab") as log:
            self.server = subprocess.Popen(
                command, cwd=ROOT, env=environment, pass_fds=[listener.fileno()], stdout=log, stderr=log
            )
        listener.close()
        self.wait()

    def wait(self) -> None:
        """Return when the server answers anything at all."""
        try:
            urllib.request.urlopen(self.url + "/healthz", timeout=START_SECONDS).close()
        except urllib.error.HTTPError:
            pass
        except OSError as problem:
            self.stop()
            raise RuntimeError(f"the site did not start: {self.log()[-3000:]}") from problem

    def log(self) -> str:
        """What the server processes wrote so far: tracebacks of a 500 stand here."""
        return self.log_path.read_text(errors="replace")

    def stop(self) -> None:
        if self.server.poll() is None:
            self.server.terminate()
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()


@pytest.fixture
def live_site(request: pytest.FixtureRequest, transactional_db: None) -> Iterator[LiveSite]:
    """A `LiveSite` on the test's own database, which is put back afterwards.

    Rows made by the test are seen by the site at once (they are committed).
    Another number of processes: `@pytest.mark.parametrize("live_site", [3], indirect=True)`.
    """
    site = LiveSite(processes=getattr(request, "param", 2))
    yield site
    site.stop()
