"""Words and phrases, one file per language; a new language is a new file in this folder.

A file may hold any of the tables named in `lexicon.Role` and in `number_words`; all languages are
understood everywhere and mixed, so each table of each file goes into the same lookup.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def languages() -> dict[str, ModuleType]:
    """Every language's phrase file by its code (the file's name), in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}") for name in names}


def words(table: str) -> tuple[str, ...]:
    """The phrases of a table written with `|` between them."""
    return tuple(" ".join(phrase.split()) for phrase in table.split("|"))
