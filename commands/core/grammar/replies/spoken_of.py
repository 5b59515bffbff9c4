"""A blocker that a few words are about, and that it is not gone: `B1 is not solved yet`, B1怎么样了."""

from __future__ import annotations

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.replies.questions import words_of_questions
from commands.core.grammar.text import Text
from commands.core.grammar.words.roles import Role


def blocker_spoken_of(text: str) -> Ref | None:
    """The only code of a short line that asks what became of a blocker, or says that it is still there."""
    scene = Scene.of(Text.of(text), language=None)
    if len(scene.refs) != 1 or not scene.refs[0].is_blocker:
        return None
    if scene.numbers or scene.unknown_words(0, len(scene.tokens.text)) > _FEW_WORDS:
        return None
    told = any(hit.roles & _OF_BLOCKERS for hit in scene.hits)
    return scene.refs[0] if told or words_of_questions(scene) else None


_FEW_WORDS = 2
_OF_BLOCKERS = frozenset({Role.CLEARED, Role.UNBLOCKED, Role.NOT_YET, Role.STUCK, Role.WAIT, Role.DONE})
