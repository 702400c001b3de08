"""Refuse files over 500 lines and functions over 50: they are where nobody finds anything again.

Run by `packaging/dev.py check`; standard library only.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 500
FUNCTION_LINES = 50
FOLDERS = ("qianshou_desktop", "packaging", "tests")


def too_long(name: str, text: str) -> Iterator[str]:
    """One line for the file and one for each function that is over its limit."""
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield f"{name}: 全文 {lines} 行，上限 {FILE_LINES}"
    for node in ast.walk(ast.parse(text, name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                where = f"{name}:{node.lineno}"
                yield f"{where}: 函数 {node.name} 共 {length} 行，上限 {FUNCTION_LINES}"


def findings(root: Path) -> list[str]:
    """What is over its limit in the project's own Python files."""
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.py"))
    return [
        line
        for file in files
        for line in too_long(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
    ]


def main() -> int:
    """Print the findings; 1 where there is one."""
    found = findings(Path(__file__).resolve().parent.parent)
    print("\n".join(found) if found else "行数：全部在限内")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
