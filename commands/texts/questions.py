"""What is said to a question that cannot be answered."""

from __future__ import annotations

from commands.texts.markdown import Md
from commands.texts.scene import Scene


def what_can_be_asked(scene: Scene) -> Md:
    """One line of questions that work, all but the last as taps."""
    return scene.say(
        "I cannot answer that from what is written down here. You can ask me: {who} · {what} · {blocked} · "
        "{missing} · {why}",
        who=scene.typed(scene.say("who is behind?")),
        what=scene.typed(scene.say("what changed this week?")),
        blocked=scene.typed(scene.say("what is blocked?")),
        missing=scene.typed(scene.say("who has not checked in?")),
        why=scene.shown(scene.say("why KR4")),
    )
