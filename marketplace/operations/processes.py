"""Starts processes, keeps watch, and ends every one of them, whatever happens."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import close_old_connections

logger = logging.getLogger(__name__)

TICK_SECONDS = 60
START_SECONDS = 60
LOOK_SECONDS = 0.3
STOP_SECONDS = 10


class Processes:
    """Children have sessions of their own (a web server whose workers hear Ctrl-C beside it may hang),

    so we end them, and Linux tells them when we died without a word.
    """

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.parent = os.getppid()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def start(self, name: str, *command: str, log: Path | None = None) -> None:
        """Start one; what it writes goes to `log`, or where ours goes."""
        output = log.open("ab") if log else None
        try:
            self.children[name] = subprocess.Popen(  # noqa: S603 - our own command
                command,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - no threads yet
            )
        finally:
            if output:
                output.close()

    def wait_for(self, url: str, stop: threading.Event) -> None:
        """Return when the web server answers anything, or when we are told to stop."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and not stop.is_set():
            self.refuse_dead()
            try:
                urllib.request.urlopen(url, timeout=START_SECONDS).close()  # noqa: S310 - our own address
            except urllib.error.HTTPError:
                return
            except OSError:
                stop.wait(LOOK_SECONDS)
            else:
                return
        if not stop.is_set():
            raise CommandError(f"The web server did not answer within {START_SECONDS} s.")

    def watch(self, stop: threading.Event) -> None:
        """Until told to stop: do what is due each minute, and see that all are alive."""
        due = time.monotonic()
        while not stop.is_set() and not self.left_alone():
            self.refuse_dead()
            if time.monotonic() >= due:
                do_what_is_due()
                due = time.monotonic() + TICK_SECONDS
            stop.wait(LOOK_SECONDS)

    def refuse_dead(self) -> None:
        for name, child in self.children.items():
            if child.poll() is not None:
                raise CommandError(f"{name} ended by itself (exit code {child.returncode}).")

    def left_alone(self) -> bool:
        """True where `make`, killed without a word, left us behind."""
        return bool(os.environ.get("TALAT_END_WITH_PARENT")) and os.getppid() != self.parent

    def end(self) -> None:
        """Ask all to end, then insist."""
        for child in self.children.values():
            child.terminate()
        if not self.wait_all(STOP_SECONDS):
            for child in self.children.values():
                child.kill()
            self.wait_all(STOP_SECONDS)

    def wait_all(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if all(child.poll() is not None for child in self.children.values()):
                return True
            time.sleep(0.05)
        return False


def end_with_parent() -> None:
    """In a child, before its program starts: SIGTERM when the parent is gone (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def do_what_is_due() -> None:
    """One tick; a tick that fails must not end the demo."""
    close_old_connections()
    try:
        call_command("tick", verbosity=0)
    except Exception:
        logger.exception("tick failed; it is tried again in a minute")
    close_old_connections()
