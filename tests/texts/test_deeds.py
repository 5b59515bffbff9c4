"""What somebody did, in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from commands.texts.deeds import DEEDS

COMMANDS = Path(__file__).parents[2] / "commands"


def kinds() -> Iterator[str]:
    """Every kind of change that is named where a change begins: in words, or by a constant of the file."""
    for path in COMMANDS.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        named = [
            node.args[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "change"
            and node.args
        ]
        module = ".".join(path.relative_to(COMMANDS.parent).with_suffix("").parts)
        for each in named:
            if isinstance(each, ast.Constant):
                yield str(each.value)
            elif isinstance(each, ast.Name) and each.id.isupper():
                yield str(getattr(import_module(module), each.id))


def test_every_kind_of_change_can_be_said() -> None:
    assert set(kinds()) - set(DEEDS) == set()
