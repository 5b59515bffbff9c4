"""Jokes, what somebody heard from others, and topics that only sound like questions."""

from __future__ import annotations

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def is_joke(scene: Scene) -> bool:
    """`KR5 at 9M, just kidding`; 不开玩笑 means it."""
    jokes = (hit for hit in scene.hits if Role.JOKE in hit.roles)
    denials = (scene.before(hit.start, gap=1) for hit in jokes)
    return any(before is None or Role.NOT not in before.roles for before in denials)


def is_hearsay(scene: Scene, start: int, end: int) -> bool:
    """听小王说KR6要砍到3个, `chị Mai nói KR5 3 tỷ`: what somebody heard from somebody else."""
    first = scene.token_at(start)
    heard = side(Side.HEARD).match(scene.tokens, first) if first < len(scene.tokens.words) else None
    if heard is None:
        return False
    chinese = scene.tokens.words[first] > "\u2e80"
    last = min(heard[0] + (_NAME_AT_MOST if chinese else _ONE_NAME), scene.token_at(end))
    return scene.holds(Side.TOLD, heard[0], last)


_ONE_NAME = 2
"""The same where words are written apart: a name and the verb."""
_NAME_AT_MOST = 6
"""Pieces in which who told it, and that they did, must stand."""


def leads_on(scene: Scene, hit: Hit) -> bool:
    """Whether a figure follows in the clause, and no other word that asks."""
    end = scene.clauses.end_of(hit.start)
    soft = side(Side.SOFTENER)
    asking = (other for other in scene.within(hit.end, end) if Role.QUESTION in other.roles)
    asked = any(soft.match(scene.tokens, other.first) is None for other in asking)
    return not asked and any(hit.end <= at.start < end for at in scene.numbers)
