"""The project's own files, and their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "commands", "scheduler", "storage", "migrations")
FOLDERS = (*ROOMS, "tests", "benchmarks", "docs", ".ci")


def modules(*folders: str) -> list[str]:
    """The Python files in these folders, as `storage/work.py`."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the project with its content; pictures and caches are left out."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    for path in sorted({*ROOT.iterdir(), *inside}):
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def nodes(module: str) -> Sequence[ast.AST]:
    """Everything in a file's tree; to walk through it takes as long as to read it."""
    return tuple(ast.walk(tree(module)))


@cache
def imported(module: str) -> Set[str]:
    """The dotted names a file imports, anywhere in it: `from storage import work` is both `storage` and
    `storage.work`."""
    names: set[str] = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{each.name}" for each in node.names}
    return names


@cache
def calls(module: str) -> Sequence[str]:
    """The called expressions of a file, as `datetime.now`."""
    return tuple(ast.unparse(node.func) for node in nodes(module) if isinstance(node, ast.Call))
