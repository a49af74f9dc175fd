"""What was left out is said in the last lines, and `TALAT_REQUIRE` makes it an error."""

import os
from collections import Counter

import pytest

from tests.support.browser import find_chromium

LEFT_OUT = "left out: "
seen: Counter[str] = Counter()


def required() -> set[str]:
    """What may not be left out: `TALAT_REQUIRE=postgres,browser`."""
    return {word.strip() for word in os.environ.get("TALAT_REQUIRE", "").split(",") if word.strip()}


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find_chromium() is None:
        reason = "browser tests, no Chromium on this machine"
        if "browser" in required():
            pytest.fail(f"TALAT_REQUIRE: {reason}", pytrace=False)
        pytest.skip(LEFT_OUT + reason)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and isinstance(report.longrepr, tuple):
        seen[report.longrepr[2].removeprefix("Skipped: ").removeprefix(LEFT_OUT)] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The lines before pytest's closing line; `scripts/run_tests.py` hands over what it left out itself."""
    notes = [f"{count} x {reason}" for reason, count in sorted(seen.items())]
    notes += [note for note in os.environ.get("TALAT_TEST_NOTES", "").split("\n") if note]
    if notes:
        terminalreporter.section("left out, and other engines", sep="-")
        for note in notes:
            terminalreporter.write_line(note)
