"""`n of m` in every spelling: `2/4`, `3 out of 5`, `empat dari lima`, 五家签了四家."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.number_words import POINT_UNIT
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.roles import Role, Side

CLASSIFIERS = frozenset("家个单人次项条款版场台套张份")

_POINTS = (None, POINT_UNIT)
"""Units of what a whole counts: none that matters (`13 dari 21 poin`)."""
_WITH_CLASSIFIER = frozenset("俩仨")
"""两个 and 三个 in one character."""


class Pair(NamedTuple):
    """n (`first`) of m (`second`), and the place of both in the text."""

    first: Number
    second: Number
    start: int
    end: int


def find_pairs(scene: Scene, numbers: list[Number]) -> list[Pair]:
    """Every `n of m`; dates such as 12/11 are not told apart here."""
    pairs: list[Pair] = []
    for one, other in pairwise(numbers):
        if _joined(scene, one, other):
            pairs.append(Pair(one, other, one.start, other.end))
        elif _done_of(scene, one, other):
            pairs.append(Pair(other, one, other.start, other.end))
        elif _listed(scene, one, other):
            pairs.append(Pair(other, one, one.start, other.end))
    return pairs


def _joined(scene: Scene, one: Number, other: Number) -> bool:
    between = scene.tokens.words[scene.token_at(one.end) : scene.token_at(other.start)]
    if between == ["/"]:
        return one.unit is None and other.unit is None and not other.signed
    if one.unit is not None or other.unit not in _POINTS or not between or len(between) > 5:
        return False
    joint = scene.after(one.end, gap=1)
    if joint is None or Role.OF not in joint.roles or joint.start >= other.start:
        return False
    if Role.FROM in joint.roles and _is_change(scene, one, other):
        return False
    whole = other.amount >= one.amount or other.amount == _target(scene)  # 7 of 5 cannot be: that is said
    return scene.gap(joint.end, other.start) <= 1 and whole


def _target(scene: Scene) -> Decimal | None:
    return scene.key_result.target if scene.key_result is not None else None


def _is_change(scene: Scene, one: Number, other: Number) -> bool:
    """`turun ke 4 dari 7`: behind a "to", and of nothing that people count up to."""
    before = scene.before(one.start)
    return before is not None and Role.TO in before.roles and other.amount not in (_target(scene), *_SCALES)


_SCALES = (5, 10, 100)
"""What confidence is counted up to."""


def _listed(scene: Scene, one: Number, other: Number) -> bool:
    """四个里程碑完成两个: the same classifier twice, a verb of finishing between, the target first."""
    words = scene.tokens.words
    at, then = scene.token_at(one.end), scene.token_at(other.start)
    if (
        one.unit
        or other.unit
        or at >= len(words)
        or words[at] not in CLASSIFIERS
        or other.amount > one.amount
    ):
        return False
    behind = scene.token_at(other.end)
    counted = behind < len(words) and words[behind] == words[at]
    if not (counted or words[behind - 1] in _WITH_CLASSIFIER) or then - at > 10:
        return False
    target = scene.key_result.target if scene.key_result is not None else None
    finished = words[then - 1] == "了" or any(
        not hit.roles.isdisjoint((Role.ACHIEVED, Role.PROGRESS, Role.DONE, Role.OF, Role.NOW))
        for hit in scene.hits
        if one.end <= hit.start < other.start
    )
    return finished and scene.same_clause(one.start, other.start) and target in (None, one.amount)


def _done_of(scene: Scene, one: Number, other: Number) -> bool:
    """`sprint ini 21 poin, kelar 13`: a whole, and in the clause behind how much of it is done."""
    if one.unit not in _POINTS or other.unit is not None or other.amount > one.amount:
        return False
    done = scene.before(other.start)
    if done is None or Role.DONE not in done.roles or scene.same_clause(one.start, other.start):
        return False
    between, end = scene.gap(one.end, done.start), scene.clauses.end_of(other.start)
    alone = scene.starts_clause(done) and scene.skip(other.end, Side.PARTICLE) >= end
    return alone and between <= _WHOLE_PIECES and scene.before(one.start) is None


_WHOLE_PIECES = 3
"""Pieces between a whole and what is done of it: the thing counted, and the comma."""


def is_date(pair: Pair, target: Decimal | None) -> bool:
    """Whether an `n/m` cannot be a count (n over m, and not of the target) and so is a day and month."""
    if pair.first.amount == pair.second.amount:
        return target not in (None, pair.second.amount)  # sale 11/11
    return pair.first.amount > pair.second.amount != target
