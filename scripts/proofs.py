"""Proofs of the long kind, and whether they still speak of today's money and stock code.

`make proof` runs them and writes `docs/proofs/<name>.<engine>.json`: when, at which commit, with which
seeds, what was counted, and a digest of every file that moves money or stock. `--check` (part of
`make check`) fails where a proof is missing or its digest is not today's. A digest rather than
dates: a commit that only changes comments, docstrings or form leaves a proof valid, a rebase does
not make it look old, and a change that is not committed yet counts too.
"""

import ast
import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.catalogues import ROOT

FOLDER = ROOT / "docs" / "proofs"
ENGINES = ("sqlite", "postgresql")
NAMES = ("kill_sweep", "soak", "large_catalogue", "restore", "stateful")
# Files that move money or stock, or hold what keeps them true in the database.
MONEY_AND_STOCK = (
    "products/money.py",
    "products/domain/*.py",
    "products/models/*.py",
    "products/migrations/*.py",
    "marketplace/cart/domain/*.py",
    "marketplace/delivery/domain/*.py",
    "marketplace/checkout/**/*.py",
    "marketplace/orders/domain/*.py",
    "marketplace/orders/models/*.py",
    "marketplace/orders/migrations/*.py",
    "marketplace/payments/domain/*.py",
    "marketplace/payments/providers/**/*.py",
    "marketplace/payments/models/*.py",
    "marketplace/payments/migrations/*.py",
    "marketplace/operations/domain/books/*.py",
)


def digest() -> str:
    """One number for all money and stock code, blind to comments, docstrings and form."""
    total = hashlib.sha256()
    for path in sorted({path for pattern in MONEY_AND_STOCK for path in ROOT.glob(pattern)}):
        total.update(path.relative_to(ROOT).as_posix().encode())
        total.update(meaning(path.read_text(encoding="utf-8")).encode())
    return total.hexdigest()


def meaning(source: str) -> str:
    """The program a file holds, without its words for people."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            value = body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                body[0] = ast.Pass()
    return ast.dump(tree)


def write(name: str, *, seconds: float, seeds: list[int], counts: dict[str, Any], engine: str) -> Path:
    """Keep the outcome of one proof that held."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {
        "proof": name,
        "ran_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "engine": engine,
        "seconds": round(seconds, 1),
        "seeds": seeds,
        "counts": counts,
        "money_and_stock_code": digest(),
    }
    path = FOLDER / f"{name}.{engine}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def commit() -> str:
    """The commit the proof ran at, with a mark where files were changed since."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def stale() -> list[str]:
    """One line for each proof that is missing or speaks of other code."""
    today, faults = digest(), []
    for name in (f"{name}.{engine}" for name in NAMES for engine in ENGINES):
        path = FOLDER / f"{name}.json"
        if not path.exists():
            faults.append(f"{name}: never run")
        elif json.loads(path.read_text(encoding="utf-8"))["money_and_stock_code"] != today:
            faults.append(f"{name}: older than the last change to money or stock code")
    return faults


def main() -> int:
    faults = stale()
    print("\n".join([*faults, "run `make proof`"]) if faults else "the proofs speak of today's code")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
