"""Confidence told as a share without a word for it: `7/10`, `60/40`."""

from __future__ import annotations

from commands.core.grammar.check_ins.confidence_points import TEN, Confidence, points_of
from commands.core.grammar.check_ins.pairs import Pair
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side


def find_odds(scene: Scene, pairs: list[Pair]) -> Confidence | None:
    """`odds 60/40`, `70/30 we land it`: two shares that make a hundred."""
    target = scene.key_result.target if scene.key_result is not None else None
    for pair in pairs:
        hundred = pair.first.amount + pair.second.amount == 100 and pair.second.amount != target
        if hundred and scene.is_live(pair.start):
            points, _ = points_of(pair.first.amount, None, percent=True)
            return Confidence(points, scene.normal.as_typed(pair.start, pair.end), pair.start, pair.end)
    return None


def find_tenths(scene: Scene, pairs: list[Pair]) -> Confidence | None:
    """`7/10` without a word is confidence, unless ten is what the key result counts to."""
    target = scene.key_result.target if scene.key_result is not None else None
    for pair in pairs:
        tenths = pair.second.amount == TEN != target and pair.first.amount <= TEN
        tenths = tenths and not _counts_people(scene, pair)
        if tenths and scene.is_live(pair.start):
            points, mapped = points_of(pair.first.amount, TEN)
            words = scene.normal.as_typed(pair.start, pair.end) if mapped else None
            return Confidence(points, words, pair.start, pair.end)
    return None


def _counts_people(scene: Scene, pair: Pair) -> bool:
    """`7 out of 10 people`, 10个人里7个: in words and with a noun, a count of something."""
    if "/" in scene.tokens.text[pair.start : pair.end]:
        return False
    index = scene.token_at(pair.end)
    if index < len(scene.tokens.words) and side(Side.PLACE).match(scene.tokens, index) is not None:
        return False  # seven out of ten on this
    end = scene.tokens.ends[min(index, len(scene.tokens.words) - 1)]
    end = end if scene.same_clause(pair.start, end - 1) else pair.end
    return scene.unknown_words(pair.start, end) > 0
