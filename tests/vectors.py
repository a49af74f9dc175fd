"""The vectors in `tests/data/vectors.json`: worked out apart from this code, most by other programs."""

import json
from pathlib import Path

VECTORS = json.loads((Path(__file__).parent / "data" / "vectors.json").read_text(encoding="utf-8"))
