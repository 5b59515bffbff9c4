"""Figures taken back in the same breath: `KR1 51, sorry, 52`, KR1 51…哦不对，52."""

from __future__ import annotations

from commands.core.grammar.lexicon import Hit, Role, Side, side
from commands.core.grammar.numbers import Number
from commands.core.grammar.scene import Scene

_MOST_PIECES = 8
"""Pieces, marks included, between a figure and the one that takes its place."""
_MARKS = frozenset("→->,.…、;；(!")


def is_taken_back(scene: Scene, number: Number) -> bool:
    """Whether the next figure takes the place of this one: nothing but words of regret stand between."""
    follower = next((at for at in scene.numbers if at.start >= number.end), None)
    if follower is None or follower.unit not in (number.unit, None):
        return False
    first, last = scene.token_at(number.end), scene.token_at(follower.start)
    return 0 < last - first <= _MOST_PIECES and _regrets(scene, first, last)


def _regrets(scene: Scene, first: int, last: int) -> bool:
    """Whether the pieces are marks and words of regret, at least one of these among them."""
    words = scene.tokens.words
    said, index = False, first
    while index < last:
        behind = _behind_regret(scene, index)
        if behind is not None:
            said, index = True, behind
        elif words[index] in _MARKS:
            index += 1
        elif (behind := _behind_filler(scene, index)) > index:
            index = behind
        else:
            return False
    return said and index == last


def _behind_regret(scene: Scene, index: int) -> int | None:
    """The piece behind a word of regret that begins at a piece."""
    slip = side(Side.SLIP).match(scene.tokens, index, bare=scene.bare)
    if slip is not None:
        return slip[0]
    hit = _hit_at(scene, index)
    return hit.last if hit is not None and not hit.roles.isdisjoint(_TAKING_BACK) else None


def _behind_filler(scene: Scene, index: int) -> int:
    """The piece behind a word without weight: `it's`, 应该是, a particle."""
    hit = _hit_at(scene, index)
    if hit is not None and not hit.roles.isdisjoint((Role.NOW, Role.MEANT)):
        return hit.last
    return scene.behind(index, (Side.PARTICLE, Side.CONNECT))


def _hit_at(scene: Scene, index: int) -> Hit | None:
    start = scene.tokens.starts[index]
    return next(iter(scene.within(start, start + 1)), None)


_TAKING_BACK = (Role.CORRECTION, Role.LOOSE_CORRECTION)
