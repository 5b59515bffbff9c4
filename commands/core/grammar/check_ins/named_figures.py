"""Figures that name or count something beside a key result: a version, a room, a span of weeks."""

from __future__ import annotations

from commands.core.grammar.check_ins.weighing import Line, is_period
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side

_DAY = 86400
"""Seconds."""


def is_name(line: Line, number: Number) -> bool:
    """`version 2.3`, `tầng 2`, `bank no. 4`."""
    index = line.scene.token_at(number.start)
    if index == 0 or number.unit is not None:
        return False
    before = line.scene.before(number.start)
    if before is not None and before.last - before.first > 1 and Role.NOW in before.roles:
        return False  # chỉ số 52
    return _ends_with(line, (Side.LABEL, Side.NUMBERED), index) or (
        _ends_with(line, (Side.COPULA,), index) and _ends_with(line, (Side.LABEL,), index - 1)
    )  # the room is 4.12


def _ends_with(line: Line, tables: tuple[Side, ...], index: int) -> bool:
    """Whether a phrase of these tables ends before a piece."""
    return any(
        found is not None and found[0] == index
        for table in tables
        for at in (index - 1, index - 2, index - 3)
        if at >= 0 and (found := side(table).match(line.scene.tokens, at)) is not None
    )


def is_of_late_stage(line: Line, number: Number) -> bool:
    """`milestone 2 slipped to Dec 4`, 里程碑2延期了: which one is late, and not how many are done."""
    behind = line.scene.after(number.end, gap=0)
    late = behind is not None and not behind.roles.isdisjoint(_LATE)
    return late and number.unit is None and _ends_with(line, (Side.STAGE,), line.scene.token_at(number.start))


_LATE = (Role.POSTPONED, Role.OFF_TRACK, Role.LOOSE_OFF_TRACK, Role.AT_RISK, Role.LOOSE_AT_RISK, Role.STUCK)


def names_place(line: Line, number: Number) -> bool:
    """KR6在4.12会议室: a word of talk touches the figure, which is its name."""
    behind = line.scene.after(number.end, gap=0) if number.unit is None else None
    return behind is not None and behind.start == number.end and Role.CHATTER in behind.roles


def counts_blockers(line: Line, number: Number) -> bool:
    """`ada 2 kendala: …`, `two blockers: …`: how many things stand in the way."""
    counted = line.scene.after(number.end) if number.unit is None else None
    return counted is not None and Role.BLOCKER in counted.roles


def goes_on_for(line: Line, number: Number) -> bool:
    """`2 tuần nay`, `ba ngày liền`: for how long something goes on."""
    seconds, index = duration_seconds(), line.scene.token_at(number.end)
    if number.unit is None and is_period(line, number.end):
        index += 1
    elif number.unit not in seconds or seconds[number.unit] < _DAY:
        return False
    return line.scene.holds(Side.LASTING, index, min(index + 1, len(line.scene.tokens.words)))
