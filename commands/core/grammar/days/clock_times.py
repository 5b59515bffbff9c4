"""Times of day: `16:00`, 下午三点半, `jam 9`, `9h`."""

from __future__ import annotations

from datetime import time

from commands.core.grammar.days.day_tables import Time, figure, match
from commands.core.grammar.words.tokens import Tokens

_EARLIEST = 7
"""A bare `at 5`, 5点前 before this hour means the afternoon."""


def clock_time(tokens: Tokens, index: int) -> Time | None:
    part = match("BEFORE_HOUR", tokens, index) or match("DAY_PARTS", tokens, index)
    start = part[0] if part is not None else index
    named = match("BEFORE_HOUR", tokens, start) if part is not None else None
    start = named[0] if named is not None else start
    number = _clock_figure(tokens, start)
    if number is None:
        return None
    hour, minute, end, colon = number
    marked = match("CLOCK", tokens, end)
    if marked is not None:
        end = marked[0]
        half = match("HALF_HOUR", tokens, end)
        minutes = figure(tokens, end)
        if half is not None:
            minute, end = 30, half[0]
        elif minutes is not None and tokens.touches(end) and minutes[0] < 60:
            minute, end = minutes[0], minutes[1] + (tokens.words[minutes[1] : minutes[1] + 1] == ["分"])
    behind = match("DAY_PARTS", tokens, end)
    shift = part[1] if part is not None else 0
    if behind is not None:
        shift, end = behind[1], behind[0]
    said = part is not None and tokens.words[index] not in ("at", "trước")
    due = marked is not None and match("BEHIND_DAY", tokens, end) is not None
    sure = (
        (colon and not (marked is not None and tokens.words[end - 1] == "h"))
        or due
        or behind is not None
        or (said and (marked is not None or tokens.words[index].isascii()))
    )
    if not (sure or marked is not None or part is not None) or hour > 24:
        return None
    bare = not colon and behind is None and (part is None or tokens.words[index] == "at")
    if bare and 0 < hour < _EARLIEST:
        shift = 12
    hour = hour + 12 if shift and hour < 12 else hour % 24
    return Time(index, end, time(hour, minute), sure)


def _clock_figure(tokens: Tokens, index: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the index behind, and whether a colon stood between."""
    if index >= len(tokens.words):
        return None
    word = tokens.words[index]
    parts = word.split(".")
    if len(parts) == 2 and all(part.isdecimal() and len(part) <= 2 for part in parts):
        hour, minute = int(parts[0]), int(parts[1])
        spoken = index > 0 and tokens.words[index - 1] in ("jam", "pukul", "pkl")
        return (hour, minute, index + 1, True) if spoken and hour <= 24 and minute < 60 else None
    number = figure(tokens, index)
    if number is None or number[0] > 24:
        return None
    end = number[1]
    if (
        tokens.words[end : end + 1] == [":"]
        and tokens.touches(end)
        and end + 1 < len(tokens.words)
        and tokens.touches(end + 1)
    ):
        minutes = tokens.words[end + 1]
        if minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
            return number[0], int(minutes), end + 2, True
    return number[0], 0, end, False
