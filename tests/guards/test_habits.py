"""Habits the house does not want, found in the syntax tree or in the text."""

import ast
import re
import subprocess

from tests.guards import sources

MONEY_ROOMS = (
    "products/domain", "products/models", "marketplace/cart", "marketplace/delivery", "marketplace/orders",
    "marketplace/payments", "marketplace/checkout", "marketplace/operations/books",
)  # fmt: skip
# The few places that hand out HTML they made themselves, each from parts that were escaped.
MAY_MARK_SAFE: set[str] = {
    "marketplace/media/pictures.py",
    "marketplace/storefront/qr.py",
    "marketplace/storefront/goods_html.py",
    "themes/templatetags/talat.py",
}

# Wagtail's own word that a page was published, which no hook says for a scheduled one.
MAY_LISTEN = {"products/apps.py"}

SAFE = re.compile(r"\bmark_safe\b|\|\s*safe\b|\bautoescape\s+off\b|\bSafeString\(")
LOADED = re.compile(
    r"""(?:\b(?:src|srcset|poster|data)\s*=\s*["']?|<link\b[^>]*\bhref\s*=\s*["']?|url\(\s*["']?|@import\s+["']?)"""
    r"""(?:https?:)?//""",
    re.IGNORECASE,
)
TEXT = {".py", ".toml", ".txt", ".md", ".cfg", ".html", ""}
OTHERS_CODE = re.compile(
    r"(^|/)(node_modules|vendor|vendored|third_party)/|\.min\.(js|css)$|(jquery|htmx|leaflet|bootstrap)[^/]*\.(js|css)$"
)


def calls(tree: ast.Module) -> list[tuple[int, str]]:
    """(line, name) of every call, by the last part of the name."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.append((node.lineno, name))
    return found


def test_nothing_of_ours_is_moved_by_signals() -> None:
    used = [
        f"{sources.shown(path, line)} {name}()"
        for path, tree in sources.python()
        for line, name in calls(tree)
        if name in {"receiver", "connect", "Signal"} and sources.shown(path) not in MAY_LISTEN
    ]
    assert not used, "\n".join(used)


def test_money_is_never_a_float_and_only_one_module_rounds() -> None:
    wrong = []
    for path, tree in sources.python(packages=MONEY_ROOMS):
        wrong += [
            f"{sources.shown(path, line)} {name}()"
            for line, name in calls(tree)
            if name in {"float", "round", "quantize", "FloatField", "DecimalField"}
        ]
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                wrong.append(f"{sources.shown(path, node.lineno)} {node.value}")
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not joins_paths(node):
                wrong.append(f"{sources.shown(path, node.lineno)} true division")
    assert not wrong, "\n".join(wrong)


def joins_paths(node: ast.BinOp) -> bool:
    """`folder / "name"` is no sum."""
    return any(
        isinstance(side, ast.JoinedStr | ast.Constant) and not isinstance(getattr(side, "value", None), int)
        for side in (node.left, node.right)
    )


def test_only_a_few_places_may_hand_out_html_as_safe() -> None:
    used = {
        sources.shown(path)
        for path in sources.files(".py", ".html")  # plain text mails rightly escape nothing
        if SAFE.search(path.read_text(encoding="utf-8"))
    }
    assert used <= MAY_MARK_SAFE, used - MAY_MARK_SAFE


def test_no_page_loads_anything_from_another_host() -> None:
    loads = []
    for path in sources.files(".html", ".css", ".js", ".svg"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if LOADED.search(line):
                loads.append(f"{sources.shown(path, number)}: {line.strip()[:100]}")
    assert not loads, "\n".join(loads)


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=sources.ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def test_nobody_elses_code_is_copied_into_the_tree() -> None:
    assert not [name for name in tracked() if OTHERS_CODE.search(name)]


def test_no_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    strange = re.compile(
        r"--(extra-)?index-url\b|--find-links\b|^\s*index-url\s*=|/(home|Users)/\w+/", re.MULTILINE
    )
    named = []
    for name in tracked():
        path = sources.ROOT / name
        if path.suffix not in TEXT or not path.is_file() or "guards" in path.parts:
            continue
        if found := strange.search(path.read_text(encoding="utf-8", errors="ignore")):
            named.append(f"{name}: {found[0].strip()}")
    assert not named, "\n".join(named)
