"""Put every template into djade's form; `--check` only says which are not."""

import subprocess
import sys
from pathlib import Path

from scripts.catalogues import PACKAGES, ROOT


def main(arguments: list[str]) -> int:
    files = sorted(str(path) for name in PACKAGES for path in (ROOT / name).rglob("templates/**/*.html"))
    if not files:
        return 0
    djade = str(Path(sys.executable).with_name("djade"))
    return subprocess.run([djade, "--target-version", "5.2", *arguments, *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
