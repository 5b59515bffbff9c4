"""A moment to come back to something: `2h`, `tomorrow 9`, 明天9点, `besok jam 9`, `9h mai`."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from commands.core.grammar.days.dates import DueDate, find_date
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import GONE, Tokens

MORNING = time(9)
"""When somebody is reminded who named a day and no time."""
_HOURS = range(6, 24)
_LONGEST_SECONDS = 365 * 24 * 3600
_ANY_DAY = datetime(2024, 1, 1, tzinfo=UTC)


def find_once(tokens: Tokens, *, now: datetime, language: str | None = None) -> DueDate | None:
    """The moment a text names, with the hour of `tomorrow 9 to call legal`."""
    text = tokens.text_left()
    found = find_date(text, now=now, language=language, bare=MORNING)
    if found is None:
        return None
    index = next((at for at, start in enumerate(tokens.starts) if start >= found.end), len(tokens.words))
    if (
        not _is_hour(tokens, index)
        or index + 1 >= len(tokens.words)
        or not match("RITUAL_LEADS", tokens, index + 1)
    ):
        return found
    return find_date(text[: tokens.ends[index]], now=now, language=language, bare=MORNING)


def _is_hour(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index] if index < len(tokens.words) else GONE
    return word.isdecimal() and len(word) <= 2 and int(word) in _HOURS


def find_moment(text: str, *, now: datetime, language: str | None = None) -> datetime | None:
    """The moment, or the time from `now`, that a text names and nothing else."""
    plain = normalise(text)
    tokens = Tokens.of(plain)
    numbers = find_numbers(plain, language=language)
    seconds = duration_seconds().get(numbers[0].unit or "", 0) if len(numbers) == 1 else 0
    if seconds and is_nothing_but(tokens.without([(numbers[0].start, numbers[0].end)]), "RITUAL_LEADS"):
        later = (numbers[0].amount or 0) * seconds
        return now + timedelta(seconds=float(later)) if 0 < later < _LONGEST_SECONDS else None
    found = find_date(plain, now=now, language=language, bare=MORNING)
    if found is None or not is_nothing_but(tokens.without([(found.start, found.end)]), "RITUAL_LEADS"):
        return None
    return found.at


def is_moment(text: str) -> bool:
    """Whether a text names a moment or a time from now, and nothing else."""
    return find_moment(text, now=_ANY_DAY) is not None


def is_nothing_but(tokens: Tokens, table: str) -> bool:
    """Whether a text has no words besides those of a table, particles and marks."""
    index = 0
    while index < len(tokens.words):
        word = tokens.words[index]
        found = match(table, tokens, index) or side(Side.PARTICLE).match(tokens, index, bare=True)
        if word[:1].isalnum() and found is None:
            return False
        index = found[0] if found is not None else index + 1
    return True
