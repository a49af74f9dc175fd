"""Which looks there are. A look is one folder:

    <any installed app>/static/talat_themes/looks/<key>/
        theme.toml   name, name_en, feeling, feeling_en
        look.css     `@layer tokens { [data-theme="<key>"] { --bar: ...; } }` and, where wanted, shapes

Nothing else names it: the folder is found, its tokens are read for the colour
of its awning on cards, and a test (or `manage.py check`) works out whether its
words can be read.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.apps import apps

from themes import contrast

LOOKS = "talat_themes/looks"
BASE = "base"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VAR = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True)
class Theme:
    """One look. `tokens` are resolved over the base look's, without the dashes."""

    key: str
    name: str
    name_en: str = ""
    feeling: str = ""
    feeling_en: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def stylesheet(self) -> str:
        """Static path of the sheet to load after the base look's own; empty for the base look."""
        return "" if self.key == BASE else f"{LOOKS}/{self.key}/look.css"

    @property
    def awning(self) -> str:
        """The colours of this look's awning, for one card or group inside another look."""
        return f"--bar:{self.tokens['bar']};--awning:{self.tokens['awning']}"


def read_tokens(css: str, selector: str) -> dict[str, str]:
    """The custom properties written in the first rule for `selector`."""
    bare = _COMMENT.sub("", css)
    start = bare.find(selector + "{")
    if start < 0:
        start = bare.find(selector + " {")
    if start < 0:
        return {}
    body = bare[bare.index("{", start) + 1 : bare.index("}", start)]
    pairs = (part.partition(":") for part in body.split(";"))
    return {name.strip()[2:]: value.strip() for name, _, value in pairs if name.strip().startswith("--")}


def resolved(tokens: Mapping[str, str]) -> Mapping[str, str]:
    """Tokens with each `var(--other)` replaced by what the other says."""

    def value(name: str, depth: int = 0) -> str:
        found = tokens.get(name, "")
        if depth > 8:
            return found
        return _VAR.sub(lambda match: value(match.group(1), depth + 1), found)

    return MappingProxyType({name: value(name) for name in tokens})


def _folders() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for config in apps.get_app_configs():
        for manifest in sorted(Path(config.path, "static", LOOKS).glob("*/theme.toml")):
            found.setdefault(manifest.parent.name, manifest.parent)
    return found


def _read(key: str, folder: Path, base_tokens: Mapping[str, str]) -> Theme:
    said = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    css = (folder / "look.css").read_text(encoding="utf-8")
    own = read_tokens(css, f'[data-theme="{key}"]')
    return Theme(
        key=key,
        name=said["name"],
        name_en=said.get("name_en", ""),
        feeling=said.get("feeling", ""),
        feeling_en=said.get("feeling_en", ""),
        tokens=resolved({**base_tokens, **own}),
    )


@cache
def themes() -> Mapping[str, Theme]:
    """Every look by its key, the base look first, then in the order of their keys."""
    folders = _folders()
    base_tokens = read_tokens((folders[BASE] / "look.css").read_text(encoding="utf-8"), ":root")
    keys = [BASE, *sorted(key for key in folders if key != BASE)]
    return MappingProxyType({key: _read(key, folders[key], base_tokens) for key in keys})


def theme(key: str) -> Theme:
    """The look of that name; the base look where the folder is gone, never an error."""
    found = themes()
    return found.get(key) or found[BASE]


def unreadable() -> dict[str, list[tuple[str, str, float, float]]]:
    """Looks with pairs of colours that are too close: {key: [(text, ground, ratio, least)]}."""
    weak = {key: contrast.weak_pairs(dict(look.tokens)) for key, look in themes().items()}
    return {key: pairs for key, pairs in weak.items() if pairs}
