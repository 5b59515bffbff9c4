"""Words in which people write objectives and key results, from `phrases/<language>/objectives.py`.

Each of them may hold any of the tables below, each a tuple of plain words; all languages are understood
everywhere and mixed, so equal tables of all files are one.

`FROM` before a start · `TO` between start and target · `NOW` before a start that follows its target ·
`TARGET` before a target that follows its start · `REACH` verbs before a lone target · `AT_LEAST`, `AT_MOST`
before a limit, `OR_MORE`, `OR_LESS` behind it · `STAYS` between a title and its limit · `MILESTONES` ·
`YES_NO` · `MEASURES` counting words glued to a number · `GOES_ON` words that begin a further part of a title
· `DATE_BEFORE`, `DATE_BEHIND` words that make a number a date, `VERSION` those that make it a name · `MONEY`,
`TIME` words in a title that tell what its bare numbers are · `OBJECTIVE`, `KEY_RESULT` labels in front of a
colon · `OWNER` labels of a mention · `COMMITTED`, `STRETCH`, `PRIVATE`, `TEAM_ONLY` · `OBJECT_MARK` a
particle in front of a title · `VAGUE` words that promise nothing in particular, `ACTIVITY` words that promise
work and no outcome.
"""

from __future__ import annotations

import re
from functools import cache

from commands.core.grammar.phrases import modules
from commands.core.grammar.words.normal import unmarked
from commands.rules.quality import Wording

_TABLE = re.compile("<([A-Z_]+)>")
_NOTHING = "(?!)"


@cache
def words(table: str) -> tuple[str, ...]:
    """A table over all languages, longest word first, lower case and without diacritics."""
    found: set[str] = set()
    for language in modules("objectives").values():
        found.update(unmarked(word.lower()) for word in getattr(language, table, ()))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def wording() -> tuple[Wording, ...]:
    """What deserves a hint in a title, per language."""
    return tuple(
        Wording(getattr(language, "VAGUE", ()), getattr(language, "ACTIVITY", ()))
        for language in modules("objectives").values()
    )


@cache
def shape(template: str) -> re.Pattern[str]:
    """A compiled expression in which `<FROM>` stands for any word of the table FROM."""
    return re.compile(_TABLE.sub(lambda found: _any_of(found[1]), template))


def _any_of(table: str) -> str:
    return f"(?:{'|'.join(map(_expression, words(table)))})" if words(table) else _NOTHING


def _expression(word: str) -> str:
    """A word in which spaces may be any; Latin words stand alone, others may touch their neighbours."""
    body = re.escape(word).replace(r"\ ", r"\s{1,4}")
    before = "(?<![a-z])" if word[0].isascii() and word[0].isalpha() else ""
    after = "(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return before + body + after
