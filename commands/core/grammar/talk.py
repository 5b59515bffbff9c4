"""Subjects that are no work, and meetings about it."""

from __future__ import annotations

from commands.core.grammar.roles import Role
from commands.core.grammar.scene import Scene


def is_chatter(scene: Scene) -> bool:
    """Whether a line names something that has nothing to do with work."""
    return any(Role.CHATTER in hit.roles for hit in scene.hits)


def is_about_meeting(scene: Scene) -> bool:
    """Whether a line names a meeting."""
    return any(Role.MEETING in hit.roles for hit in scene.hits)


def is_score(text: str, start: int, end: int) -> bool:
    """`3:1`, `3-1`: a figure on either side of a mark."""
    around = text[max(0, start - 2) : start], text[end : end + 2]
    return any(
        len(part) == 2 and part.strip(":-").isdecimal() and len(part.strip(":-")) == 1 for part in around
    )
