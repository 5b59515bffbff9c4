"""Quality hints in words: advice, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable

from commands.rules.quality import Hint, HintCode
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from commands.texts.voice import mark

HINTS = {
    HintCode.NO_NUMBER: mark("no number to measure it by; I count it from 0 to 100%"),
    HintCode.NUMBER_IN_OBJECTIVE: mark(
        "an objective reads better without a number; {word} belongs in a key result"
    ),
    HintCode.VAGUE: mark("“{word}” is vague; what will be different?"),
    HintCode.ACTIVITY: mark("“{word}” is work; what should it lead to?"),
    HintCode.TOO_MANY_OBJECTIVES: mark("{n} objectives are many; 4 at most keep the focus"),
    HintCode.TOO_FEW_KEY_RESULTS: mark("2 to 5 key results work best; this one has {n}"),
    HintCode.TOO_MANY_KEY_RESULTS: mark("2 to 5 key results work best; this one has {n}"),
    HintCode.SHORT_CYCLE: mark("the cycle is shorter than a quarter"),
    HintCode.NO_OWNER: mark("nobody owns it yet"),
    HintCode.NOT_ALIGNED: mark("not aligned to a top objective yet"),
}


def hints(found: Iterable[Hint], scene: Scene) -> Md | None:
    """All hints in one line, or None."""
    said = [scene.say(HINTS[hint.code], word=hint.word or "", n=hint.count or 0) for hint in found]
    return scene.say("💡 {hints}", hints=Md(" · ").join(said)) if said else None
