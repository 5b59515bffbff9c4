"""Counts said by an ordinal: `signed our 3rd client`, 签了第三家, `klien ketiga` (R5)."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.lexicon import Hit
from commands.core.grammar.numbers import Number
from commands.core.grammar.roles import Role
from commands.core.grammar.scene import inside
from commands.core.grammar.unmeant import is_remaining
from commands.core.grammar.weighing import Line, is_period

_OPEN = (Role.UNABLE, Role.UNTIL, Role.IF)
_UNSURE = (Role.SURE, Role.CHANCE, Role.FORECAST)
"""In the clause of an ordinal: it is still to come (`80% sure we get the fifth`)."""


def find_counted(line: Line) -> Number | None:
    """The ordinal beside a verb of winning, as the count it stands for."""
    scene = line.scene
    counted = scene.key_result is not None and line.unit is None
    for hit in scene.live(Role.ACHIEVED, *((Role.DONE, Role.TO) if counted else ())):
        if inside(hit.start, line.taken) or _is_open(line, hit):
            continue
        for place, behind, amount in scene.ordinals(*scene.clause_of(hit.start)):
            number = Number(place, behind, Decimal(amount))
            if Role.TO in hit.roles and scene.gap(hit.end, place):
                continue
            if not (is_period(line, behind) or inside(place, line.taken) or is_remaining(line, number)):
                return number
    return None


def _is_open(line: Line, hit: Hit) -> bool:
    """`can't sign bank no. 4`: what a verb says has not come about."""
    start, end = line.scene.clause_of(hit.start)
    if any(not other.roles.isdisjoint(_OPEN) for other in line.scene.within(start, hit.end)):
        return True
    return any(not other.roles.isdisjoint(_UNSURE) for other in line.scene.within(start, end))
