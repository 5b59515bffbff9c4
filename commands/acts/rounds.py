"""What check-ins a message makes that answers a weekly round: by code, by number, or in the order asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.core.context import Context
from commands.core.grammar import bare_number, normalise
from commands.core.grammar.reading import CHECK_IN, CORRECT, NONE, Line
from commands.core.grammar.short_words import says_all_same

NUMBERED = re.compile(r"(\d{1,2})(?:\.\s+|\s*[)、:：]\s*)(\S.*)")
"""`3. 4h`, `3、4h`: the list's number before what is said; `3.4h` is a value."""


def lines_of(context: Context, codes: Sequence[str]) -> list[Line] | None:
    """The lines that answer a round over these codes; None if the message is something else."""
    text = context.message.text
    if says_all_same(text):
        return [line for code in codes for line in _read(context, text, code)]
    if context.parsed.intent not in (CHECK_IN, CORRECT, NONE):
        return None
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    found = [_line(context, part, codes) for part in parts]
    if not any(found):
        return _in_order(context, parts, codes)
    return [line for part, lines in zip(parts, found, strict=True) for line in lines or _read(context, part)]


def _line(context: Context, part: str, codes: Sequence[str]) -> list[Line]:
    """The check-ins of a line that says what it is about; none if it does not."""
    numbered = NUMBERED.fullmatch(part)
    if numbered and 0 < int(numbered[1]) <= len(codes):
        return _read(context, numbered[2], codes[int(numbered[1]) - 1])
    return [line for line in _read(context, part) if line.reading.refs or line.reading.title_codes]


def _in_order(context: Context, parts: Sequence[str], codes: Sequence[str]) -> list[Line] | None:
    """Bare lines in the list's order, when they are exactly as many as were asked and all say something."""
    if len(parts) != len(codes) or not all(_says_something(context, part) for part in parts):
        return None
    return [line for part, code in zip(parts, codes, strict=True) for line in _read(context, part, code)]


def _says_something(context: Context, part: str) -> bool:
    if bare_number(normalise(part)) is not None or says_all_same(part):
        return True
    return any(line.intent == CHECK_IN for line in context.read(part).lines)


def _read(context: Context, part: str, code: str | None = None) -> list[Line]:
    """A line's check-ins, kept as typed. `KR1 = 52%` corrects nothing in a round: it is the answer."""
    found = context.read(f"{code} {part}" if code else part).lines
    typed = [replace(line, text=part) if code else line for line in found]
    return [replace(line, intent=CHECK_IN) if line.intent == CORRECT else line for line in typed]
