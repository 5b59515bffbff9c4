"""Ready objectives for five departments, one file per language; a new language is a new file here.

In each file `DEPARTMENTS` has the name of each department and the words people type for it, and `OBJECTIVES`
three objectives of each, written as people write them: a title, and a line per key result.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Template:
    """One ready objective with its key results."""

    title: str
    key_results: tuple[str, ...]


@cache
def _files() -> dict[str, ModuleType]:
    codes = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {code: import_module(f"{__name__}.{code}") for code in codes}


def departments(language: str) -> dict[str, str]:
    """The departments and their names in a language; in English where it has none."""
    return {key: name for key, (name, _) in _file(language).DEPARTMENTS.items()}


def templates(language: str, department: str) -> list[Template]:
    """The ready objectives of a department in a language."""
    blocks = _file(language).OBJECTIVES[department].strip().split("\n\n")
    return [Template(title, tuple(rest)) for title, *rest in (block.splitlines() for block in blocks)]


def department_called(words: str) -> str | None:
    """The department that somebody's words name, in any language."""
    typed = " ".join(words.casefold().split())
    for file in _files().values():
        for key, (name, others) in file.DEPARTMENTS.items():
            if typed in (name.casefold(), *(each.strip() for each in others.split("|"))):
                return str(key)
    return None


def _file(language: str) -> ModuleType:
    return _files().get(language) or _files()["en"]
