"""A site fresh from `wagtail start`, with our wheel beside it and nothing of this checkout in reach."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = Path(__file__).resolve().parent / "scripts"
OWN_PAGE_TYPE = """

class ArticlePage(Page):
    author = models.CharField(max_length=80, blank=True)
    content_panels = [*Page.content_panels, "author"]
"""


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-4000:]}\n{done.stderr[-6000:]}"
    return done.stdout


def build_wheel(folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


class Host:
    """The host's folder and its commands."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.packages = folder / "packages"
        self.site = folder / "host"
        self.site.mkdir()
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
        run(*pip, "--target", str(self.packages), str(wheel), cwd=folder)
        wagtail = str(Path(sys.executable).with_name("wagtail"))
        run(wagtail, "start", "host", str(self.site), cwd=folder)
        models = self.site / "home" / "models.py"
        models.write_text(models.read_text() + OWN_PAGE_TYPE)
        self.manage("makemigrations", "home")
        self.manage("migrate", "--verbosity", "0")
        self.manage("createsuperuser", "--noinput", "--username", "boss", "--email", "boss@host.invalid")

    @property
    def settings(self) -> Path:
        return self.site / "host" / "settings" / "base.py"

    @property
    def urls(self) -> Path:
        return self.site / "host" / "urls.py"

    def environment(self) -> dict[str, str]:
        return {
            "PYTHONPATH": str(self.packages),
            "DJANGO_SETTINGS_MODULE": "host.settings.dev",
            "DJANGO_SUPERUSER_PASSWORD": "Pass-for-the-boss-1",
            "DATABASE_URL": "",
        }

    def manage(self, *arguments: str) -> str:
        return run(sys.executable, "manage.py", *arguments, cwd=self.site, **self.environment())

    def script(self, name: str, *arguments: str) -> Any:
        """Run one of tests/plugin/scripts inside the host; it prints JSON on its last line."""
        source = (SCRIPTS / f"{name}.py").read_text()
        return self.code(source, *arguments)

    def code(self, source: str, *arguments: str) -> Any:
        start = "import django; django.setup()\n"
        told = run(sys.executable, "-c", start + source, *arguments, cwd=self.site, **self.environment())
        last = told.strip().splitlines()[-1] if told.strip() else "null"
        return json.loads(last)
