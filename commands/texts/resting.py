"""What an administrator hears of things that happen by themselves and rest now."""

from __future__ import annotations

from commands.texts.markdown import Md, bold, paragraphs
from commands.texts.rituals import NAMES
from commands.texts.scene import Scene


def group_silent(scene: Scene, team: str) -> Md:
    """I cannot speak in a group: what rests, and how it goes on."""
    return paragraphs(
        scene.say(
            "🔇 I cannot speak in the group {team} any more: it was disbanded, or I was removed or silenced "
            "there. Its reminders and digests rest; everything said so far is kept.",
            team=bold(team),
        ),
        scene.say(
            "As soon as somebody writes to me there, all of it goes on. If the group was rebuilt: {command}",
            command=bold(f"okrbot team move {team} …"),
        ),
    )


def ritual_failed(scene: Scene, kind: str, team: str | None) -> Md:
    """A fault of mine: what rests, and where to look."""
    name = bold(scene.say(NAMES[kind]) if kind in NAMES else kind)
    what = scene.say("{kind} in {team}", kind=name, team=bold(team)) if team else name
    return scene.say(
        "⚠️ Something of mine failed three times in a row and rests now: {what}. The log says why; {doctor} "
        "lists what rests.",
        what=what,
        doctor=bold("okrbot doctor"),
    )
