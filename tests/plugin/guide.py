"""The lines of docs/site-builder.md, as a site builder would copy them."""

import re
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "site-builder.md"


def block(name: str) -> str:
    """The code between `<!-- name -->` and `<!-- end -->`."""
    text = GUIDE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```python\n(.*?)```\n<!-- end -->", text, re.DOTALL)
    assert found, f"the guide has no block named {name}"
    return found[1]


def lines(name: str) -> list[str]:
    """The lines of a block that a person has to type."""
    return [line for line in block(name).splitlines() if line.strip() and not line.startswith("#")]
