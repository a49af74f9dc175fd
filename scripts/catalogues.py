"""Compile the translation catalogues in plain Python: `python -m scripts.catalogues`.

GNU gettext is not on every machine; `polib` reads and writes the same files.
Only files older than their source are made again.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("thai", "themes", "communities", "shops", "products", "marketplace")


def catalogues(root: Path = ROOT) -> list[Path]:
    """Every `.po` file of ours, in a steady order."""
    return sorted(path for name in PACKAGES for path in (root / name).rglob("locale/*/LC_MESSAGES/*.po"))


def compile_all(root: Path = ROOT) -> int:
    """Write the `.mo` beside each `.po` that is newer; returns how many were written."""
    written = 0
    for source in catalogues(root):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # A second process may be compiling too: write aside, then put in place at once.
        aside = target.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(aside))
        aside.replace(target)
        written += 1
    return written


if __name__ == "__main__":
    compile_all()
