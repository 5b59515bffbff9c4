"""Titles of objectives and key results: what is left of a line, as typed."""

from __future__ import annotations

import re

from commands.core.grammar.orders.okr_words import shape
from commands.core.grammar.words.normal import lowered, unmarked

TAIL = 60
"""Characters in which a cue is looked for in front of a number; the longest cue has about 25."""

_EDGES = " \t:：,，;；-–—=→|·•、。.(（[【"
_CLOSING = ")）]】"
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"))
_QUOTED = re.compile("[\"“”'‘「『](.+)[\"“”'’」』]")


def folded(normal_text: str) -> str:
    """Lower case without diacritics, as long as before: what cues are looked for in."""
    return unmarked(lowered(normal_text))


def trimmed(text: str) -> str:
    """Without the punctuation that cutting left at the edges."""
    text = text.strip().lstrip(_EDGES + _CLOSING).rstrip(_EDGES)
    for opening, closing in _PAIRS:
        if text.endswith(closing) and opening not in text:
            text = text[:-1].rstrip()
    return text


def joined(before: str, behind: str) -> str:
    """Both sides of what was cut out; Chinese needs no space between."""
    left, right = trimmed(before), trimmed(behind)
    if not (left and right):
        return left or right
    glue = "" if _is_wide(left[-1]) or _is_wide(right[0]) else " "
    return f"{left}{glue}{right}"


def without_tail(text: str, end: int, template: str) -> int:
    """Where a folded text that goes to `end` ends without the cue words that led to a number."""
    while True:
        while end and text[end - 1] in _EDGES:
            end -= 1
        place = tail_begins(text, end, template)
        if place is None:
            return end
        end = place


def tail_begins(text: str, end: int, template: str) -> int | None:
    """Where the cue directly before `end` begins in a folded text, if there is one."""
    found = shape(template + r"\s*[:=]?\s*$").search(text, max(end - TAIL, 0), end)
    return found.start() if found else None


def without_object_mark(title: str) -> str:
    """`将30天留存率` without the 将 that called for its verb."""
    found = shape("<OBJECT_MARK>").match(title)
    return title[found.end() :] if found else title


def unquoted(title: str) -> str:
    """Without quotation marks around all of it."""
    quoted = _QUOTED.fullmatch(title)
    return quoted[1].strip() if quoted else title


def _is_wide(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "＀" <= char <= "￯"
