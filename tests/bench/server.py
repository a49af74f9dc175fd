"""The measured side: real server processes, and what they cost."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class Server:
    """gunicorn with two workers; `cpu()` and `memory()` read /proc."""

    def __init__(self, *, workers: int = 2, threads: int = 4) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "marketplace.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(workers), "--threads", str(threads), "--log-level", "warning"]
        self.process = subprocess.Popen([*command, "--graceful-timeout", "3"], cwd=ROOT)
        self.wait()

    def wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10).close()
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server did not start") from None
                self.process_wait(0.2)
            else:
                return

    def process_wait(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return

    def workers(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def cpu(self) -> float:
        """Seconds of processor all workers used so far."""
        used = 0
        for worker in self.workers():
            fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / TICKS

    def memory(self) -> float:
        """Megabytes of the largest worker."""
        pages = [int(Path(f"/proc/{worker}/statm").read_text().split()[1]) for worker in self.workers()]
        return max(pages) * PAGE_SIZE / 1e6

    def stop(self) -> None:
        self.process.terminate()
        self.process_wait(10)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
