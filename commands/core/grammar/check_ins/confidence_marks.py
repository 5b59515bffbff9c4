"""What stands around the figure of a confidence: brackets, points, a verb of moving."""

from __future__ import annotations

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def is_bracketed(scene: Scene, number: Number) -> bool:
    return scene.tokens.text[: number.start].rstrip().endswith("(")


def is_in_marks(scene: Scene, number: Number) -> bool:
    """信心不高，也就4分: a figure that can only be points."""
    index = scene.token_at(number.end)
    return index < len(scene.tokens.words) and side(Side.MARKS).match(scene.tokens, index) is not None


def moves_by(scene: Scene, hit: Hit, numbers: list[Number]) -> bool:
    """信心掉了两分: by how much it moved, and not where it stands."""
    moved = scene.after(hit.end, gap=1)
    if moved is None or moved.roles.isdisjoint((Role.UP, Role.DOWN)) or Role.TO in moved.roles:
        return False
    behind = any(scene.gap(moved.end, at.start) == 0 for at in numbers if at.start >= moved.end)
    return behind and scene.tokens.words[moved.last - 1] == "了"
