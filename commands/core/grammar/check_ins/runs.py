"""Lines below each other that are one check-in: `60%`, `confidence 7`, `blocked on legal`."""

from __future__ import annotations

from collections.abc import Sequence

from commands.core.grammar.reading import CHECK_IN, NONE, Line, Reading


def runs(lines: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """Where runs begin and end: a line goes on with the one before if it names no key result of its own
    and says nothing again that was said already. A line that was read as several stands alone.
    """
    found: list[tuple[int, int]] = []
    said: frozenset[str] | None = None
    for index, read in enumerate(lines):
        says = _says(read)
        if found and said is not None and says is not None and not says & said and not _names(read[0]):
            found[-1] = found[-1][0], index + 1
            said |= says
        else:
            found.append((index, index + 1))
            said = says
    return found


def _names(line: Line) -> bool:
    return bool(line.reading.refs or line.reading.title_codes)


def _says(read: Sequence[Line]) -> frozenset[str] | None:
    """The fields that may stand once in a check-in; None for what goes together with nothing."""
    if len(read) != 1 or read[0].intent not in (CHECK_IN, NONE):
        return None
    return frozenset(name for name, given in _fields(read[0].reading) if given)


def _fields(reading: Reading) -> tuple[tuple[str, bool], ...]:
    return (
        ("figure", reading.percent is not None or reading.value is not None),
        ("confidence", reading.confidence is not None),
        ("status", reading.status is not None),
        ("blocker", reading.blocker is not None),
        ("next step", reading.next_step is not None),
    )
