"""What check-ins a message makes that answers a weekly round: by code, by number, or in the order asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commands.core.context import Context
from commands.core.grammar import bare_number, normalise
from commands.core.grammar.check_ins.list_numbers import marked_number, plain_number
from commands.core.grammar.reading import CHECK_IN, CORRECT, NONE, Line
from commands.core.grammar.replies.short_words import says_all_same


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
    numbered = _numbered(part, codes)
    if numbered and 0 < numbered[0] <= len(codes):
        return _read(context, numbered[1], codes[numbered[0] - 1])
    return [line for line in _read(context, part) if line.reading.refs or line.reading.title_codes]


def _numbered(part: str, codes: Sequence[str]) -> tuple[int, str] | None:
    """The list's number and what is said of it. Of one alone `3 conf 7` is rather a value, `1 3` not."""
    plain = plain_number(part)
    counted = plain and (len(codes) > 1 or says_all_same(plain[1]) or plain[1][:1].isdigit())
    return marked_number(part) or (plain if counted else None)


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
