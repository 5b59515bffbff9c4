"""What is said about blockers: asking, answering, listing."""

from __future__ import annotations

from dataclasses import dataclass

from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene


@dataclass(frozen=True, slots=True)
class OfWhat:
    """The key result that is blocked."""

    code: str
    title: str
    team: str


def direct_ask(
    scene: Scene, *, asker: str, code: str, text: str, of_what: OfWhat | None, due: Md | None
) -> Md:
    """The direct message that asks a helper; of a private key result it shows nothing but the text."""
    return lines(
        scene.say("🚧 {asker} asks for your help.", asker=bold(asker)),
        scene.say("{code}: {text}", code=bold(code), text=text),
        scene.say(
            "It blocks {key_result} {title} ({team}).",
            key_result=bold(of_what.code),
            title=of_what.title,
            team=of_what.team,
        )
        if of_what
        else None,
        scene.say("Wanted by {when}", when=due) if due else None,
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
