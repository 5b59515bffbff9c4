"""Who sees an objective, in words."""

from __future__ import annotations

from commands.texts.markdown import Md
from commands.texts.scene import Scene
from commands.texts.voice import mark

SEEN_BY = {
    "public": mark("🌐 The whole organization sees it."),
    "team": mark("👥 Only the team sees it."),
    "private": mark(
        "🔒 Only its owner and the manager see it, and whoever owns a key result of it. In groups I say "
        "nothing of it."
    ),
}


def audience_line(scene: Scene, visibility: str) -> Md | None:
    """Who sees an objective that not everybody may see."""
    return None if visibility == "public" else scene.say(SEEN_BY[visibility])
