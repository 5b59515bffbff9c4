"""Figures that only say the target once more."""

from __future__ import annotations

from commands.core.grammar.check_ins.weighing import Line
from commands.core.grammar.figures.number_words import PERCENT
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_LEADING_TO_TARGET = (Role.NOW, Role.TO, Role.PROPOSAL, Role.UP, Role.OF, Role.MEANT, Role.MAYBE)


def is_target(line: Line, number: Number) -> bool:
    """Whether a target word announces the number, with nothing but level words between."""
    if Role.TARGET not in line.scene.tables:
        return False
    if _names_target(line, number):
        return True
    place = number.start
    for _ in range(3):
        before = line.scene.before(place, gap=3)
        if before is None:
            return False
        if Role.TARGET in before.roles:
            if _is_reached(line, before) or _is_missed_by(line, before):
                return False
            together = line.scene.same_clause(before.start, number.start)  # target is still 2M, we have 1.4M
            if line.scene.is_contrasted(before.end, place if together else number.start):
                return False
            if _has_figure_before(line, before):
                return False
            return not any(before.end <= at.start < number.start for at in line.free)
        if before.roles.isdisjoint(_LEADING_TO_TARGET) or line.scene.gap(before.end, place):
            return False
        place = before.start
    return False


def _is_reached(line: Line, target: Hit) -> bool:
    """`tembus target: 2 menit`: what follows the colon is where it stands."""
    verb = line.scene.before(target.start)
    reached = verb is not None and Role.TO in verb.roles
    return reached and line.scene.colon_behind(target.end) is not None


def _is_missed_by(line: Line, target: Hit) -> bool:
    """`kurang 1,4 miliar dari target: 3,6 miliar`: by how much, and behind the colon where it stands."""
    start = line.scene.clause_of(target.start)[0]
    earlier = any(start <= at.start < target.start for at in line.scene.numbers)
    return earlier and line.scene.colon_behind(target.end) is not None


def _has_figure_before(line: Line, target: Hit) -> bool:
    """`七百五十万的目标做了三百万`: the target stands before its word, so none follows."""
    return any(
        at.end <= target.start
        and line.scene.gap(at.end, target.start) <= 1
        and line.scene.same_clause(at.start, target.start)
        and _names_target(line, at)
        for at in line.free
    )


def _names_target(line: Line, number: Number) -> bool:
    """`the 2M target`, 500万的目标: a target word behind that announces no figure of its own."""
    behind = line.scene.after(number.end, gap=1)
    if behind is not None and Role.NOW in behind.roles and Role.TARGET not in behind.roles:
        behind = line.scene.after(behind.end)  # 0,1% là mục tiêu
    if behind is None or Role.TARGET not in behind.roles:
        return False
    if number.unit == PERCENT and (line.counts or line.unit not in (None, PERCENT)):
        return False  # 24% of the target in money
    return not any(
        0 <= line.scene.gap(behind.end, at.start) <= 1 for at in line.free if at.start >= behind.end
    )


def is_total(line: Line, number: Number) -> bool:
    """里程碑走完3个，总共4个: the target once more, as the total beside a count."""
    if number.amount != line.target:
        return False
    if _is_outdone(line, number) or _is_headed_for(line, number) or _holds_ordinal(line, number):
        return True
    if _is_led_by_of(line, number):
        return True
    if number.unit is not None:
        return False
    total, index = side(Side.TOTAL), line.scene.token_at(number.start)
    behind = line.scene.token_at(number.end)
    led = any(
        (found := total.match(line.scene.tokens, at)) is not None and found[0] == index
        for at in range(max(0, index - 2), index)
    )
    followed = behind < len(line.scene.tokens.words) and total.match(line.scene.tokens, behind) is not None
    parts = (at for at in line.free if at.unit is None and at.amount < number.amount)
    return (led or followed) and not all(_is_added(line, at) for at in parts)


def _is_led_by_of(line: Line, number: Number) -> bool:
    """`out of 4 milestones we have 3`: the whole first, and how many of it behind."""
    scene = line.scene
    before = scene.before(number.start)
    if before is None or Role.OF not in before.roles or before.last - before.first < 2:
        return False
    end = scene.clauses.end_of(number.start)
    return any(
        number.end <= at.start < end and at.unit is None and at.amount <= number.amount for at in line.free
    )


def _holds_ordinal(line: Line, number: Number) -> bool:
    """4个里程碑里的第2个: the whole, and which one of it."""
    scene = line.scene
    end = scene.clauses.end_of(number.start)
    among = [hit for hit in scene.within(number.end, end) if Role.OF in hit.roles]
    return bool(among) and any(
        scene.gap(among[-1].end, place) <= 1 for place, _, _ in scene.ordinals(among[-1].end, end)
    )


def _is_added(line: Line, number: Number) -> bool:
    """`nambah 1 lagi, total 5`: what came to a sum, and no part of a target."""
    start = line.scene.clauses.start_of(number.start)
    near = [
        hit
        for hit in line.scene.within(start, number.end)
        if hit.last + 1 >= line.scene.token_at(number.start)
    ]
    return any(not hit.roles.isdisjoint(_ADDING) for hit in near)


_ADDING = (Role.MORE, Role.ONE_MORE, Role.UP)


def _is_outdone(line: Line, number: Number) -> bool:
    """500万做了110万: behind the target, in its clause, how much of it is done."""
    behind = [
        at for at in line.free if at.start >= number.end and line.scene.same_clause(at.start, number.start)
    ]
    if not behind or line.scene.gap(number.end, behind[0].start) > _CLOSE:
        return False
    verb = line.scene.before(behind[0].start)
    return verb is not None and verb.start >= number.end and not verb.roles.isdisjoint(_DONE_SO_FAR)


_CLOSE = 6
_DONE_SO_FAR = (Role.PROGRESS, Role.ACHIEVED, Role.DONE)


def _is_headed_for(line: Line, number: Number) -> bool:
    """`on plan to 5M, now 3.7M`: the target again, where another figure is said to be now."""
    now = (line.scene.before(at.start, gap=1) for at in line.free if at.start > number.end)
    said_now = any(hit is not None and Role.NOW in hit.roles and hit.start > number.end for hit in now)
    verb = line.scene.before(number.start, gap=1)
    return said_now and verb is not None and not verb.roles.isdisjoint((Role.TO, Role.NOW))
