"""Words and phrases, one folder per language; a new language is a new folder here.

`reading.py` holds the words of check-ins (the tables named in `lexicon.Role` and in `number_words`),
`commands.py` those of commands and short answers, `questions.py` those of questions, `days.py` days and
times, `rituals.py` what happens by itself and how often, `review.py` grades and what comes of them,
`thanks.py` thanks said to a colleague, `settings.py` what is set for a person or a team, `objectives.py`
those in which objectives and key results are written (`okr_words`). All languages are understood everywhere
and mixed, so each table of each language goes into the same lookup. A language may leave out any file and any
table.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace

_READ_TOGETHER = ("reading", "commands", "days", "rituals", "questions", "review", "thanks")
_WHOLE = "en"
"""The language that has every table."""


def modules(name: str) -> dict[str, ModuleType]:
    """One file of every language that has it by the language's code, in alphabetical order."""
    codes = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.ispkg)
    return {
        code: import_module(f"{__name__}.{code}.{name}")
        for code in codes
        if find_spec(f"{__name__}.{code}.{name}")
    }


@cache
def languages() -> dict[str, SimpleNamespace]:
    """Every language's tables of messages by its code, in alphabetical order."""
    found: dict[str, SimpleNamespace] = {}
    for name in _READ_TOGETHER:
        for code, module in modules(name).items():
            tables = {key: value for key, value in vars(module).items() if key.isupper()}
            found.setdefault(code, SimpleNamespace()).__dict__.update(tables)
    empty = {key: type(table)() for key, table in vars(found[_WHOLE]).items()}
    return {code: SimpleNamespace(**(empty | vars(tables))) for code, tables in sorted(found.items())}


def words(table: str) -> tuple[str, ...]:
    """The phrases of a table written with `|` between them."""
    return tuple(" ".join(phrase.split()) for phrase in table.split("|"))
