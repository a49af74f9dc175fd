"""What the pages of words point at is there, and nobody leaves a note to do it later."""

import re

from tests.guards import sources
from tests.guards.test_habits import tracked

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b:?\s")


def dead_links(name: str, text: str) -> list[str]:
    here = (sources.ROOT / name).parent
    # Pictures of the screens are taken by `make shots`, when the screens stand.
    found = [target for target in LINK.findall(text) if "docs/shots/" not in target]
    return [f"{name} -> {target}" for target in found if not (here / target).exists()]


def test_every_link_between_our_pages_leads_somewhere() -> None:
    pages = [name for name in tracked() if name.endswith(".md") and (sources.ROOT / name).exists()]
    assert len(pages) > 10
    dead = [dead for name in pages for dead in dead_links(name, (sources.ROOT / name).read_text("utf-8"))]
    assert not dead, "\n".join(dead)


def test_a_link_to_nothing_is_found() -> None:
    assert dead_links("README.md", "[a](docs/nothing.md) [b](LICENSE) [c](https://talat.invalid/)") == [
        "README.md -> docs/nothing.md"
    ]


def test_nothing_is_left_for_later_in_a_comment() -> None:
    left = [
        f"{sources.shown(path, number)}: {line.strip()}"
        for path in sources.files(".py", ".html", ".css", ".js", packages=(*sources.PACKAGES, "scripts"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LATER.search(line)
    ]
    assert not left, "\n".join(left)
