"""Figures that say what another one lacks, missed or was, and never where the key result stands."""

from __future__ import annotations

from commands.core.grammar.check_ins.weighing import Line
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit
from commands.core.grammar.words.roles import Role


def moves_confidence(line: Line, number: Number, before: Hit) -> bool:
    """信心降了2分: by how much the confidence moved."""
    if before.roles.isdisjoint((Role.UP, Role.DOWN)) or line.scene.gap(before.end, number.start):
        return False
    noun = line.scene.before(before.start, gap=1)
    return noun is not None and Role.CONFIDENCE in noun.roles


def is_not_reached(line: Line, number: Number) -> bool:
    """一半都没到: what a denial right behind a number says of it, and of no other one."""
    behind = line.scene.after(number.end, gap=1)
    if behind is None or Role.NOT_YET not in behind.roles or Role.TO in behind.roles:
        return False
    end = line.scene.clauses.end_of(number.start)
    return len(line.free) > 1 and not any(behind.end <= at.start < end for at in line.scene.numbers)


def lacks(line: Line, number: Number, behind: Hit | None) -> bool:
    """签了三家，有一家就差盖章: of another figure, what it still lacks."""
    if behind is None or Role.SHORT not in behind.roles or len(line.free) < 2 or not number.spelled:
        return False
    end = line.scene.clauses.end_of(number.start)
    return not any(behind.end <= at.start < end and at in line.free for at in line.scene.numbers)


def puts_right(line: Line) -> bool:
    """说错了，是51天: what is put right is the figure of an earlier check-in, whatever that counted."""
    scene = line.scene
    unnamed = scene.key_result is None and not scene.refs
    return unnamed and not scene.tables.isdisjoint((Role.CORRECTION, Role.SAID))
