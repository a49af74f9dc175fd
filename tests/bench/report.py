"""The table of docs/performance.md, between its two marks."""

import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from scripts.proofs import commit
from tests.bench.measure import AT_ONCE, Result, Row

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- bench -->", "<!-- end -->"
HEAD = (
    "| | requests/s | p50 ms | p95 ms | CPU ms | queries | x bare | x plain | CPU / bare | CPU / plain |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def line(row: Row) -> str:
    asked = f"{row.queries}" + (f" in {row.requests} requests" if row.requests > 1 else "")
    numbers = [f"{row.median('rate'):.0f}", f"{row.median('p50'):.1f}", f"{row.median('p95'):.1f}"]
    numbers += [f"{row.median('cpu_ms'):.2f}", asked]
    numbers += [f"{row.ratio(other, 'rate'):.2f}" for other in ("bare", "plain")]
    numbers += [f"{row.ratio(other, 'cpu_ms'):.2f}" for other in ("bare", "plain")]
    return f"| {row.name} | " + " | ".join(numbers) + " |"


def table(result: Result) -> str:
    lines = "\n".join(line(row) for row in result.rows)
    title = f"### {result.products:,} products, {result.engine}, {result.memory:.0f} MB a worker"
    return f"{title}\n\n{HEAD}\n{lines}\n"


def growth(small: Result, large: Result) -> str:
    """CPU of each page in the large city over the small one."""
    before = {row.name: row for row in small.rows}
    told = [
        f"{row.name} {row.ratio('bare', 'cpu_ms') / before[row.name].ratio('bare', 'cpu_ms'):.2f}"
        for row in large.rows
        if row.name not in ("bare", "plain")
    ]
    return (
        f"CPU (over bare) at {large.products:,} over {small.products:,} products: " + ", ".join(told) + ".\n"
    )


def write(results: list[Result]) -> Path:
    """Put the tables into the page, in place of the last ones."""
    when = datetime.now(UTC).date().isoformat()
    how = (
        f"Measured {when} at commit {commit()}: Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"2 workers of 4 threads, {AT_ONCE} buyers at once. No page, fragment or card is cached; the numbers "
        'beside the filters may be 20 s old, as on the site. "bare" is a Django view with one indexed query '
        'and a small template, "plain" Wagtail\'s plainest page.'
    )
    parts = [how, "", *(table(result) for result in results), growth(results[0], results[-1])]
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else f"{BEGIN}\n{END}\n"
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    PAGE.write_text(head + BEGIN + "\n" + "\n".join(parts) + END + tail, encoding="utf-8")
    sys.stdout.flush()
    return PAGE
