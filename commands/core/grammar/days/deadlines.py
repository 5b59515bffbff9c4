"""The day by which something is wanted, said behind what it is: `legal by Friday`, 法务 周五前."""

from __future__ import annotations

from datetime import datetime

from commands.core.grammar.days.dates import find_date
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.words.mentions import find_mentions
from commands.core.grammar.words.normal import Normal, without
from commands.core.grammar.words.tokens import Tokens


def without_deadline(text: str, *, now: datetime, language: str | None) -> tuple[datetime | None, str]:
    """The moment by which something is wanted, in the zone of `now`, and the text that is left of it.

    Only at the end and with a word that says so: "blocked until Friday" and "Friday's release" stay as they
    are. Names may follow it.
    """
    normal = Normal.of(text)
    found = find_date(normal.text, now=now, language=language)
    if found is None or found.at <= now:
        return None, text
    names = [(at.start, at.end) for at in find_mentions(normal.text, [])]
    tokens = Tokens.of(normal.text).without(names)
    first = next(index for index, start in enumerate(tokens.starts) if start >= found.start)
    last = next((index for index, start in enumerate(tokens.starts) if start >= found.end), len(tokens.words))
    if any(word[:1].isalnum() for word in tokens.words[last:]):
        return None, text
    begins = _deadline(tokens, first, last)
    if begins is None:
        return None, text
    left = without(normal, [(tokens.starts[begins], found.end)]).strip(" \t,，、;；")
    named = Tokens.of(left).without([(at.start, at.end) for at in find_mentions(left, [])])
    return (found.at, left) if any(word[:1].isalnum() for word in named.words) else (None, text)


def _deadline(tokens: Tokens, first: int, last: int) -> int | None:
    """Where a date begins, with the word that makes it a deadline; None without such a word."""
    for index in range(max(0, first - 3), last):
        found = match("DEADLINE", tokens, index)
        if found is not None and found[0] >= min(first, index + 1) and found[0] <= last:
            return min(index, first)
    return None
