"""Each import contract must fire when it is broken: we break a copy of the tree and run the linter on it."""

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.guards import sources

LINTER = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for package in sources.PACKAGES:
        ignored = shutil.ignore_patterns("static", "templates", "locale", "data", "__pycache__", "*.pyc")
        shutil.copytree(sources.ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(sources.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(tree: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [str(LINTER), "--no-logo", "--no-cache", "--contract", contract]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def file_of(tree: Path, module: str) -> Path:
    """The file to write a line into; a module that is not there yet is made."""
    place = tree / module.replace(".", "/")
    if place.is_dir():
        return place / "__init__.py"
    return place.with_suffix(".py")


def add_import(tree: Path, importer: str, imported: str) -> None:
    for module in (importer, imported):
        file_of(tree, module).open("a").close()
    with file_of(tree, importer).open("a") as file:
        file.write(f"\nimport {imported}\n")


def unreported(report: str, imports: list[tuple[str, str]]) -> list[tuple[str, str]]:
    words = " ".join(report.split())
    return [pair for pair in imports if f"{pair[0]} -> {pair[1]}" not in words]


def broken(tree: Path, contract: str, imports: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Make these imports, lint, and answer those the contract did not report."""
    for importer, imported in imports:
        add_import(tree, importer, imported)
    result = lint(tree, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    return unreported(result.stdout, imports)


def test_the_tree_as_it_is_keeps_every_contract() -> None:
    result = subprocess.run(
        [str(LINTER), "--no-logo"], cwd=sources.ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_a_room_that_imports_the_level_above_is_found(tree: Path) -> None:
    levels = sources.rooms_from_the_top()
    imports = [(f"{low}.extra", upper[0]) for upper, lower in pairwise(levels) for low in lower]
    assert broken(tree, "rooms", imports) == []


def test_rooms_beside_each_other_that_import_one_another_are_found(tree: Path) -> None:
    imports = [(f"{a}.extra", b) for level in sources.rooms_from_the_top() for a, b in pairwise(level)]
    assert imports
    assert broken(tree, "rooms", imports) == []


def test_a_layer_that_imports_the_one_above_is_found_in_every_room(tree: Path) -> None:
    contract = sources.contract("inside")
    layers = [layer.split(":")[0].strip().strip("()") for layer in contract["layers"]]
    imports = [
        (f"{room}.{low}", f"{room}.{upper}")
        for room in contract["containers"]
        for upper, low in pairwise(layers)
    ]
    assert broken(tree, "inside", imports) == []


def test_every_room_of_the_law_is_also_held_inside() -> None:
    rooms = {room for level in sources.rooms_from_the_top() for room in level} - {"marketplace.urls", "thai"}
    assert rooms == set(sources.contract("inside")["containers"])


def test_a_room_that_reads_the_settings_module_is_found(tree: Path) -> None:
    imports = [
        (f"{room}.extra", "marketplace.settings.base")
        for room in sources.contract("settings")["source_modules"]
    ]
    assert broken(tree, "settings", imports) == []


def test_a_cycle_is_found(tree: Path) -> None:
    add_import(tree, "shops.one", "shops.two")
    add_import(tree, "shops.two", "shops.one")
    result = lint(tree, "cycles")
    assert result.returncode == 1, result.stdout
    assert "one" in result.stdout
