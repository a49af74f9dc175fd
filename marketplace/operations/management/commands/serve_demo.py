"""`make demo`: prepare the database, fill the demo city, then web server, background work and clock."""

import io
import json
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from marketplace.operations.processes import Processes
from marketplace.operations.static import gather_static


class Command(BaseCommand):
    help = "Prepare and serve the demo city: web server, background work and tick; Ctrl-C ends them all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--workers", type=int, default=2, help="web server processes")

    def handle(self, *, port: int, workers: int, **options: Any) -> None:
        refuse_taken(port)
        log_ins = self.prepare()
        stop = threading.Event()
        end_politely(stop)
        with Processes() as running:
            running.start("gunicorn", *web_server(port, workers))
            running.start("db_worker", *background_work(), log=Path(settings.VAR_DIR) / "worker.log")
            running.wait_for(f"http://127.0.0.1:{port}/healthz", stop)
            if not stop.is_set():
                self.stdout.write(welcome(port, log_ins))
                self.stdout.flush()
            running.watch(stop)
        self.stdout.write("Ended.")

    def prepare(self) -> list[dict[str, str]]:
        """Bring database, static files and city up to date; answers the city's log-ins."""
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        try:
            self.say("Preparing the database ...")
            call_command("migrate", verbosity=0, interactive=False)
            self.say("Filling the demo city (the first time takes a minute or two) ...")
            told = io.StringIO()
            call_command("demo_city", json="-", stdout=told)
            self.say("Gathering pictures, styles and scripts ...")
            gather_static()
        except KeyboardInterrupt:
            sys.exit(130)
        connections.close_all()
        return json.loads(told.getvalue())

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def refuse_taken(port: int) -> None:
    """Say so at once where another program listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise CommandError(
                f"Port {port} is taken; choose another: PORT={port + 1} make demo"
            ) from problem


def end_politely(stop: threading.Event) -> None:
    """Ctrl-C, a closed terminal and `kill` all end in the same way."""

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def web_server(port: int, workers: int) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "marketplace.wsgi", "--bind", f"127.0.0.1:{port}"]
    return [
        *command,
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--log-level",
        "warning",
        "--graceful-timeout",
        "5",
    ]


def background_work() -> list[str]:
    return [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--no-reload"]


def welcome(port: int, log_ins: list[dict[str, str]]) -> str:
    """The address, and who may sign in where."""
    address = f"http://127.0.0.1:{port}"
    lines = ["", f"The demo city is open: {address}", ""]
    for row in log_ins:
        door = row["url"] if "://" in row["url"] else address + row["url"]
        lines.append(f"  {row['role']:<10} {row['phone']:<14} {row['password']:<14} {door:<36} {row['name']}")
    return "\n".join([*lines, "", "Ctrl-C ends it."])
