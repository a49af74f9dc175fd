"""Hatch's hook: the wheel carries compiled catalogues, made here from the `.po` files."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue before the files are gathered; needs no GNU gettext."""
        sys.path.insert(0, str(Path(self.root)))
        from scripts.catalogues import compile_all  # noqa: PLC0415 - the path is known only now

        compile_all(Path(self.root))
