"""Our files, as the guards read them."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.catalogues import PACKAGES, ROOT


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(wanted: str) -> dict:
    """One import contract by its id."""
    return next(found for found in project()["tool"]["importlinter"]["contracts"] if found["id"] == wanted)


def files(*suffixes: str, packages: tuple[str, ...] = PACKAGES, migrations: bool = False) -> Iterator[Path]:
    """Every file of these packages with one of these endings; migrations only where asked for."""
    for package in packages:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in suffixes and (migrations or "migrations" not in path.parts):
                yield path


def python(*, packages: tuple[str, ...] = PACKAGES) -> Iterator[tuple[Path, ast.Module]]:
    for path in files(".py", packages=packages):
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path, line: int | None = None) -> str:
    """`shops/domain/opening.py:12`, for a failing guard to say."""
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def rooms_from_the_top() -> list[list[str]]:
    """The levels of the import law, each with its rooms, as the contract states them."""
    levels = contract("rooms")["layers"]
    return [[room.strip().strip("()") for room in level.split("|")] for level in levels]
