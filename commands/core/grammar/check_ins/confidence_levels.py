"""Confidence in a word: `confidence: low`, `keyakinan tinggi`, 信心较高."""

from __future__ import annotations

from commands.core.grammar.check_ins.confidence_points import Confidence
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import is_figure


def level_of(scene: Scene, hit: Hit) -> Confidence | None:
    """`confidence: low`, `low confidence`, 信心较高."""
    if Role.CONFIDENCE not in hit.roles or Side.LEVEL not in scene.tables:
        return None
    return _level_behind(scene, hit) or _level_before(scene, hit)


def _level_behind(scene: Scene, hit: Hit) -> Confidence | None:
    tokens = scene.tokens
    start = scene.skip(behind_code(scene, hit.end), Side.FILLER, Side.PARTICLE)
    index = scene.token_at(start)
    found = side(Side.LEVEL).match(tokens, index, bare=True) if index < len(tokens.words) else None
    if any(at.start == start for at in scene.numbers):
        return None  # tu tin tam: tám, not tạm
    if found is None or not scene.same_clause(hit.start, start):
        return None
    if found[0] < len(tokens.words) and is_figure(tokens.words[found[0]]):
        return None
    end = tokens.ends[found[0] - 1]
    return Confidence(found[1], scene.normal.as_typed(start, end), hit.start, end)


def behind_code(scene: Scene, place: int) -> int:
    """The end of the code that stands at a place or one word behind it (`confidence on KR4 is low`)."""
    return next(
        (ref.end for ref in scene.refs if ref.start >= place and scene.gap(place, ref.start) <= 1), place
    )


def _level_before(scene: Scene, hit: Hit) -> Confidence | None:
    if hit.first == 0 or not scene.tokens.words[hit.first - 1].isascii():
        return None
    if any(
        at.unit is None and not scene.gap(hit.end, at.start) for at in scene.numbers if at.start > hit.end
    ):
        return None  # low conf 3
    for index in (max(0, hit.first - 2), hit.first - 1):  # very low confidence
        found = side(Side.LEVEL).match(scene.tokens, index)
        if found is not None and found[0] == hit.first:
            start = scene.tokens.starts[index]
            return Confidence(found[1], scene.normal.as_typed(start, hit.end), start, hit.end)
    return None


def agrees(scene: Scene, number: Number, level: Confidence) -> bool:
    """`keyakinan rendah banget, 2`: a bare figure that says the same, where none could count anything."""
    known = scene.key_result
    if number.unit is not None or level.points is None or (known is not None and known.unit is None):
        return False
    return abs(number.amount - level.points) <= 1
