"""Work in a child process on the same database, and the child that is killed in the middle of it."""

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connection, connections

DONE, FAILED = 0, 70


def start(work: Callable[[], Any]) -> int:
    """Fork and do `work` there with a connection of its own; returns the child's id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    code = FAILED
    try:
        work()
        code = DONE
    except BaseException:  # noqa: BLE001 - whatever it was, the parent must hear of it
        traceback.print_exc()
    finally:
        connections.close_all()
        os._exit(code)


def end_of(child: int) -> int:
    """Wait; the exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die_at(statement: int, work: Callable[[], Any]) -> int:
    """Do `work` in a child that kills itself, as a power cut would, before its nth statement.

    `DONE` when the work was over before that.
    """

    def cut() -> None:
        seen = 0

        def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal seen
            seen += 1
            if seen == statement:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            work()

    return end_of(start(cut))
