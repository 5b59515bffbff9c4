"""The number in front of a line that says which point of a list it answers: `3. 4h`, `2 blocked on legal`."""

from __future__ import annotations

import re

from commands.core.grammar.figures.numbers import find_numbers
from commands.core.grammar.words.lexicon import find_hits
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import Tokens

_MARKED = re.compile(r"(\d{1,2})(?:\.\s+|\s*[)、:：]\s*)(\S.*)")
"""`3. 4h`, `3、4h`: `3.4h` is a value."""
_PLAIN = re.compile(r"(\d{1,2})\s+(?:[-–—]\s*)?(\S.*)")


def marked_number(line: str) -> tuple[int, str] | None:
    """The number with a mark behind it, and what is said of it."""
    return _parts(_MARKED.fullmatch(line))


def plain_number(line: str) -> tuple[int, str] | None:
    """The number and what is said of it, unless they are one figure (`4 h`, `3 of 4`)."""
    found = _PLAIN.fullmatch(line)
    if found is None or _is_figure(found[1], line) or _counts(found[2]):
        return None
    return _parts(found)


def _parts(found: re.Match[str] | None) -> tuple[int, str] | None:
    return (int(found[1]), found[2]) if found is not None else None


def _is_figure(digits: str, line: str) -> bool:
    first = next(iter(find_numbers(normalise(line))), None)
    return first is None or first.end > len(digits)


def _counts(rest: str) -> bool:
    """Whether an "of" or "to" follows the number."""
    first = next(iter(find_hits(Tokens.of(normalise(rest)))), None)
    return first is not None and first.first == 0 and not first.roles.isdisjoint((Role.OF, Role.TO))
