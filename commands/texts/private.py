"""What owners are asked alone, never in a group: one or two warm lines."""

from __future__ import annotations

from decimal import Decimal

from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene


def what_changed(scene: Scene, *, code: str, title: str, before: int, after: int) -> Md:
    """After confidence fell."""
    return lines(
        scene.say(
            "💬 {code} {title}: confidence went from {before} to {after}. What changed?",
            code=bold(code),
            title=title,
            before=before,
            after=after,
        ),
        _kept(scene, code),
    )


def what_makes_sure(scene: Scene, *, code: str, title: str, confidence: int, gap: Decimal) -> Md:
    """Confidence is high and the figures are far behind: somebody may know more than the figures."""
    return lines(
        scene.say(
            "💬 {code} {title}: confidence {confidence}/10, and {points} points behind the pace. What do you "
            "know that the figures do not show yet?",
            code=bold(code),
            title=title,
            confidence=confidence,
            points=int(gap),
        ),
        _kept(scene, code),
    )


def _kept(scene: Scene, code: str) -> Md:
    return scene.say(
        "One line is enough; I keep it as a note of {code}. {nothing} is fine too.",
        code=code,
        nothing=scene.typed(scene.say("nothing")),
    )
