import subprocess
import sys
import threading
import time

import pytest
from django.core.management.base import CommandError

from marketplace.operations.processes import Processes

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
]
LEAVES_A_CHILD = """
import os, sys, time
from marketplace.operations.processes import Processes
running = Processes()
running.start("sleep", sys.executable, "-c", "import time; time.sleep(60)")
print(running.children["sleep"].pid, flush=True)
time.sleep(60)
"""


def alive(child: int) -> bool:
    seen = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True, check=False
    )
    return bool(seen.stdout.strip()) and not seen.stdout.startswith("Z")


def test_everything_that_was_started_is_ended() -> None:
    with Processes() as running:
        running.start("one", *SLEEP)
        running.start("two", *SLEEP)
        children = [child.pid for child in running.children.values()]
        assert all(map(alive, children))
    assert not any(map(alive, children))


def test_everything_is_ended_when_something_goes_wrong_in_between() -> None:
    children: list[int] = []

    def fail_half_way() -> None:
        with Processes() as running:
            running.start("one", *SLEEP)
            children.append(running.children["one"].pid)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert not alive(children[0])


def test_a_process_that_does_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketplace.operations.processes.STOP_SECONDS", 1)
    with Processes() as running:
        running.start("deaf", *DEAF)
        time.sleep(0.5)
        child = running.children["deaf"].pid
    assert not alive(child)


def test_a_process_that_ends_by_itself_ends_the_watch() -> None:
    with Processes() as running:
        running.start("short", sys.executable, "-c", "raise SystemExit(3)")
        running.children["short"].wait()
        with pytest.raises(CommandError, match="short ended by itself"):
            running.watch(threading.Event())


def test_children_end_with_a_parent_that_was_killed_without_a_word() -> None:
    parent = subprocess.Popen([sys.executable, "-c", LEAVES_A_CHILD], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    assert alive(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(50):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)
