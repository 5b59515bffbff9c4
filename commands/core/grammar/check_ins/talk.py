"""Subjects that are no work, and meetings about it."""

from __future__ import annotations

from collections.abc import Sequence

from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.words.lexicon import Hit
from commands.core.grammar.words.roles import Role


def is_chatter(scene: Scene, *, outside: Sequence[Span] = ()) -> bool:
    """Whether a line names something that has nothing to do with work, `outside` of these spans."""
    return _names(scene, Role.CHATTER, outside)


def is_about_meeting(scene: Scene, *, outside: Sequence[Span] = ()) -> bool:
    """Whether a line names a meeting, `outside` of these spans."""
    return _names(scene, Role.MEETING, outside)


def _names(scene: Scene, role: Role, outside: Sequence[Span]) -> bool:
    return any(role in hit.roles and not inside(hit.start, outside) for hit in scene.hits)


def touches_code(scene: Scene, hit: Hit) -> bool:
    """Whether a code stands before or behind a phrase (`KR3 demo`, `budget syukuran KR3`)."""
    gaps = [(ref.end, hit.start) for ref in scene.refs if ref.end <= hit.start]
    gaps += [(hit.end, ref.start) for ref in scene.refs if hit.end <= ref.start]
    return any(scene.gap(*gap) <= _JOINT for gap in gaps)


_JOINT = 1
"""Pieces that may join them (`slides for KR3`, KR3的PPT)."""


def is_score(text: str, start: int, end: int) -> bool:
    """`3:1`, `3-1`: a figure on either side of a mark."""
    around = text[max(0, start - 2) : start], text[end : end + 2]
    return any(
        len(part) == 2 and part.strip(":-").isdecimal() and len(part.strip(":-")) == 1 for part in around
    )


def is_of_blocker(scene: Scene, hit: Hit) -> bool:
    """`KR3 52%, B1 Kamis beres`: said of a blocker by its code in the same clause."""
    start = scene.clause_of(hit.start)[0]
    named = [ref for ref in scene.refs if start <= ref.start < hit.start]
    return bool(named) and named[-1].is_blocker
