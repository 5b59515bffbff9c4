"""Health metrics as people write them: `uptime >= 99.9%`, `"First reply time" between 1h and 4h`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from commands.core.grammar.figures.numbers import Number, find_numbers
from commands.core.grammar.orders.change_words import changes
from commands.core.grammar.orders.okr_figures import Assumed, Figures, read_figures
from commands.core.grammar.words.normal import Normal
from commands.core.grammar.words.tokens import Tokens
from commands.rules.units import between

LONGEST_KEY = 40
_MARKS = " \t\n:：,，;；.。\"'“”„«»「」『』"


@dataclass(frozen=True, slots=True)
class Range:
    """A metric as it was described. Without `low` and `high` nothing said where it should stay.

    `limit` is a number of which nothing says whether it is the least or the most.
    """

    title: str
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    limit: str | None = None

    @property
    def key(self) -> str:
        """The one word to call it by."""
        return key_of(self.title)


def key_of(title: str) -> str:
    """`First reply time` → `first-reply-time`; a language without spaces keeps its word."""
    return re.sub(r"[^\w%]+", "-", Normal.of(title).text.casefold()).strip("-")[:LONGEST_KEY].strip("-")


def read_range(text: str, *, language: str | None = None) -> Range:
    """A title and the range it should stay in."""
    spread = _between(text, language)
    if spread is not None:
        return spread
    figures = read_figures(text, language=language)
    title = figures.title.strip(_MARKS)
    if figures.kind in ("keep_above", "keep_below"):
        low = figures.target if figures.kind == "keep_above" else None
        return Range(title, figures.unit, low, None if low is not None else figures.target)
    if Assumed.PERCENT in figures.assumed or figures.kind in ("milestones", "yes_no"):
        return Range(text.strip(_MARKS))
    if Assumed.START in figures.assumed:
        return Range(title, limit=_typed_number(text, language))
    return _ordered(title, figures)


def _ordered(title: str, figures: Figures) -> Range:
    low, high = sorted((figures.start, figures.target))
    return Range(title, figures.unit, low, high)


def _typed_number(text: str, language: str | None) -> str | None:
    normal = Normal.of(text)
    found = find_numbers(normal.text, language=language)
    return normal.as_typed(found[-1].start, found[-1].end) if found else None


def _between(text: str, language: str | None) -> Range | None:
    """`… between A and B`, 介于A和B之间: the two numbers behind the word."""
    normal = Normal.of(text)
    tokens = Tokens.of(normal.text)
    for index in range(len(tokens)):
        found = changes().match(tokens, index, bare=True)
        if found is None or "between" not in found[1]:
            continue
        behind = find_numbers(normal.text[tokens.ends[found[0] - 1] :], language=language)  # no range of both
        title = normal.as_typed(0, tokens.starts[index]).strip(_MARKS)
        if len(behind) == 2 and (limits := _in_one_unit(*behind)) is not None:
            return Range(title, behind[1].unit or behind[0].unit, min(limits), max(limits))
    return None


def _in_one_unit(first: Number, second: Number) -> tuple[Decimal, Decimal] | None:
    """Both in the unit of the second: `between 30min and 2h`, `between 1 and 4h`."""
    if first.unit is None or second.unit is None:
        return first.amount, second.amount
    low = between(first.amount, first.unit, second.unit)
    return None if low is None else (low, second.amount)
