"""Figures of what is still to come or to be done: `2 to go`, `còn thiếu 2`, `pushed to 4`."""

from __future__ import annotations

from commands.core.grammar.check_ins.stuck_cues import counts_waiting
from commands.core.grammar.check_ins.told_apart import lacks
from commands.core.grammar.check_ins.weighing import Line
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit
from commands.core.grammar.words.roles import Role, Side


def is_put_off(line: Line, number: Number, roles: frozenset[Role]) -> bool:
    """`short by 2`, `pushed to 4`; `slipped to 49%`, `moved to 3` of 5 are levels."""
    if roles.isdisjoint(_TO_COME) or roles & {Role.TO, Role.NOW}:
        return False
    if Role.POSTPONED in roles:
        return not (number.unit == PERCENT or _counts(line, number) or _measures(line, number))
    fell = any(hit.start < number.start for hit in line.scene.live(Role.DOWN))  # lost one, 2 left
    return not (fell and Role.SHORT in roles and (line.counts or Role.DWINDLED in roles))


_TO_COME = (Role.SHORT, Role.NOT_YET, Role.POSTPONED)


def _measures(line: Line, number: Number) -> bool:
    """`KR5 slipped to 1.1M`, `KR2 slipped to 5h`: an amount, or a duration of what is measured in time."""
    seconds = duration_seconds()
    timed = number.unit in seconds and line.unit in seconds
    return timed or (number.unit or "").isupper() or abs(number.amount) >= _LEAST_AMOUNT


_LEAST_AMOUNT = 10000
"""What is no year."""


def _counts(line: Line, number: Number) -> bool:
    """Whether a key result that counts things can stand at a number."""
    return line.counts and number.unit is None and line.target is not None and number.amount <= line.target


def is_remaining(line: Line, number: Number) -> bool:
    """`2 to go`, `2 masih nego`, `đang đàm phán 2`: how many are still to come."""
    ahead = line.scene.before(number.start)
    if ahead is not None and _is_open(line, ahead) and not line.scene.gap(ahead.end, number.start):
        return True
    behind = line.scene.after(number.end, gap=2)
    if behind is not None and Role.WAIT in behind.roles and not line.scene.gap(number.end, behind.start):
        return counts_waiting(line.scene, behind)
    if lacks(line, number, behind):
        return True
    if behind is not None and Role.NOT_YET in behind.roles and _is_short_of(line, number, behind):
        return True
    if Role.LEFT not in line.scene.tables:
        return False
    if _is_share_left(line, number):
        return True
    if behind is not None and Role.NOW in behind.roles and Role.LEFT not in behind.roles:
        behind = line.scene.after(behind.end)
    return behind is not None and Role.LEFT in behind.roles


def _is_share_left(line: Line, number: Number) -> bool:
    """`a quarter of the SSO work is left`: of a whole that stands between, at the end of the clause."""
    if number.unit != PERCENT or not number.spelled:
        return False
    end = line.scene.clauses.end_of(number.start)
    left = [hit for hit in line.scene.within(number.end, end) if Role.LEFT in hit.roles]
    return bool(left) and line.scene.skip(left[-1].end, Side.PARTICLE) >= end


def _is_open(line: Line, hit: Hit) -> bool:
    """A phrase for what is still being talked about (`masih nego`), and no `lagi` or `còn lại`."""
    if Role.LEFT not in hit.roles or Role.SHORT in hit.roles or hit.last - hit.first < 2:
        return False
    return not line.scene.holds(Side.AGAIN, hit.first, hit.first + 1)


def _is_short_of(line: Line, number: Number, behind: Hit) -> bool:
    """`6 points short of 60`: what is missing, and of what."""
    whole = next((at for at in line.scene.numbers if at.start >= behind.end), None)
    return whole is not None and not (
        line.scene.gap(number.end, behind.start) or line.scene.gap(behind.end, whole.start)
    )


def dwindled(line: Line, number: Number, before: Hit | None) -> bool:
    """`còn 2`, `tinggal 2` of things to count: they remain; `còn 5 phút` is a value."""
    if before is None or Role.DWINDLED not in before.roles or line.falls:
        return False
    if any(hit.start < number.start for hit in line.scene.live(Role.DOWN)):
        return False
    if any(at.signed and at.amount < 0 and at.start < number.start for at in line.scene.numbers):
        return False  # -50 triệu, còn 1,2 tỷ
    if _fell_from(line, number):
        return False
    units = (number.unit, line.unit)
    return not any(unit is not None and (unit == PERCENT or unit in duration_seconds()) for unit in units)


def _fell_from(line: Line, number: Number) -> bool:
    """`lại còn 2 khách (trước là 3)`: that more there were says that so many are there."""
    former = (at for at in line.free if at.amount > number.amount and at.unit == number.unit)
    then = (line.scene.before(at.start, gap=1) for at in former)
    return any(hit is not None and Role.WAS in hit.roles for hit in then)
