"""What is said about red flags: always a request for help."""

from __future__ import annotations

from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene


def direct_flag(scene: Scene, *, raiser: str, confidence: int, code: str, title: str, team: str) -> Md:
    """The direct message to the objective's owner and to the manager."""
    return lines(
        scene.say(
            "🚩 {raiser} raised a red flag: {code} {title} ({team}), confidence {confidence}/10.",
            raiser=bold(raiser),
            code=bold(code),
            title=title,
            team=team,
            confidence=confidence,
        ),
        scene.say(
            "It is a request for help and never part of a rating. A word to {raiser} helps.", raiser=raiser
        ),
    )
