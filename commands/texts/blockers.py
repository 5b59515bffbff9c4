"""What is said about blockers: asking, answering, listing."""

from __future__ import annotations

from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene


def direct_ask(
    scene: Scene, *, asker: str, code: str, text: str, key_result: str, title: str, team: str
) -> Md:
    """The direct message that asks a helper."""
    return lines(
        scene.say("🚧 {asker} asks for your help.", asker=bold(asker)),
        scene.say("{code}: {text}", code=bold(code), text=text),
        scene.say(
            "It blocks {key_result} {title} ({team}).", key_result=bold(key_result), title=title, team=team
        ),
        answers(scene),
    )


def answers(scene: Scene) -> Md:
    """The answers a helper can give."""
    return scene.say(
        "Answer: {accept} · {done} · {pass_on} · {need_info}",
        accept=scene.typed(scene.say("on it by Thu")),
        done=scene.typed(scene.say("done")),
        pass_on=scene.shown(scene.say("not me @name")),
        need_info=scene.shown(scene.say("need info: …")),
    )
