"""What somebody reads whom a colleague asks for news."""

from __future__ import annotations

from collections.abc import Sequence

from commands.texts.examples import update_line
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene


def asks_for_news(
    scene: Scene, *, person: Md | None, name: str, key_results: Sequence[tuple[str, str]], sample: Md
) -> Md:
    """Who asks for news of which key results (code and title), and how little is enough.

    `person` is the reader as they are called in a group; alone they need no name.
    """
    what = scene.voice.list(
        [scene.say("{code} {title}", code=bold(code), title=title) for code, title in key_results]
    )
    asked = (
        scene.say("🔔 {person}, {name} asks for news of {what}.", person=person, name=bold(name), what=what)
        if person
        else scene.say("🔔 {name} asks for news of {what}.", name=bold(name), what=what)
    )
    first = key_results[0][0]
    return lines(
        asked,
        scene.say(
            "One message is enough: {example} · {same}",
            example=update_line(scene, code=first, sample=sample),
            same=scene.typed(scene.say("{code} same", code=first)),
        ),
    )
