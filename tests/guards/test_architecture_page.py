"""The picture in docs/architecture.md shows the rooms there are, and no arrow that the law forbids."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DIAGRAM = PAGE.split("```mermaid")[1].split("```")[0]


def test_every_room_stands_in_the_picture_and_no_other():
    drawn = set(re.findall(r'\["([a-z_.]+)', DIAGRAM)) - {"marketplace.urls"}
    rooms = set(settings.TALAT_APPS) | {"thai"}
    assert drawn == rooms


def test_no_drawn_arrow_is_contradicted_by_an_import():
    names = dict(re.findall(r'(\w+)\["([a-z_.]+)', DIAGRAM))
    for upper, lower in re.findall(r"^\s*(\w+)(?:\[[^\]]*\])? --> (\w+)", DIAGRAM, re.MULTILINE):
        folder = ROOT / names[lower].replace(".", "/")
        for file in folder.rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(rf"^\s*(from|import) {re.escape(names[upper])}\b", text, re.MULTILINE), file
