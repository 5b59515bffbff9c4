"""Days of the week listed in any language: `fri sat`, 周五和周六, `thứ sáu, thứ bảy`."""

from __future__ import annotations

from commands.core.grammar.days.day_tables import match
from commands.core.grammar.text import Text

_BETWEEN = frozenset({"and", "dan", "và", "va", "和", "与", "to"})


def find_weekdays(text: str) -> frozenset[int]:
    """The days a text lists and nothing else, Monday is 0; empty if other words stand there."""
    tokens = Text.of(text).tokens
    days: set[int] = set()
    index = 0
    while index < len(tokens):
        found = match("WEEKDAYS", tokens, index)
        if found is not None:
            index, day = found
            days.add(day)
        elif tokens.words[index] in _BETWEEN or not tokens.words[index][:1].isalnum():
            index += 1
        else:
            return frozenset()
    return frozenset(days)
