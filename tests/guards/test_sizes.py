import ast

from tests.guards import sources

FILE_LINES = 400
FUNCTION_LINES = 60
ALL = (*sources.PACKAGES, "tests", "scripts")


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    long = [
        f"{sources.shown(path)}: {lines} lines"
        for path in sources.files(".py", ".css", ".js", packages=ALL)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) >= FILE_LINES
    ]
    assert not long, "\n".join(long)


def test_no_function_is_longer_than_a_screen() -> None:
    long = []
    for path, tree in sources.python(packages=ALL):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines >= FUNCTION_LINES:
                    long.append(f"{sources.shown(path, node.lineno)} {node.name}: {lines} lines")
    assert not long, "\n".join(long)
