"""What is said about blockers: asking, answering, listing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from commands.texts.formats import age
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
        _what_is_wanted(scene, code, text, of_what, due),
    )


def asked_again(
    scene: Scene, *, asker: str, code: str, text: str, of_what: OfWhat | None, due: Md | None
) -> Md:
    """To a helper who has not answered for a day: what it was, and that a no is an answer, too."""
    return lines(
        scene.say("🚧 {asker} still hopes for your help; passing it on is fine, too.", asker=bold(asker)),
        _what_is_wanted(scene, code, text, of_what, due),
    )


def _what_is_wanted(scene: Scene, code: str, text: str, of_what: OfWhat | None, due: Md | None) -> Md:
    return lines(
        scene.say("{code}: {text}", code=bold(code), text=text),
        _blocks(scene, of_what),
        scene.say("Wanted by {when}", when=due) if due else None,
        answers(scene),
    )


def has_it(scene: Scene, *, name: str, code: str, text: str, due: Md | None) -> Md:
    """Somebody takes it, until `due` if they said so."""
    if due is None:
        return scene.say("👍 {name} has {code} {text}.", name=bold(name), code=bold(code), text=text)
    return scene.say(
        "👍 {name} has {code} {text}, due {when}.", name=bold(name), code=bold(code), text=text, when=due
    )


def you_have_it(scene: Scene, *, code: str, text: str, due: Md | None) -> Md:
    """The same to who takes it."""
    if due is None:
        return scene.say("👍 You have {code} {text}.", code=bold(code), text=text)
    return scene.say("👍 You have {code} {text}, due {when}.", code=bold(code), text=text, when=due)


def nearly_due(scene: Scene, *, code: str, text: str, of_what: OfWhat | None, due: Md, taken: bool) -> Md:
    """To whom it waits for, two hours before."""
    return lines(
        scene.say("⏰ {code} {text} is due {when}.", code=bold(code), text=text, when=due),
        _blocks(scene, of_what),
        _done_or_later(scene, code) if taken else answers(scene),
    )


def now_due(scene: Scene, *, code: str, text: str, of_what: OfWhat | None, due: Md, taken: bool) -> Md:
    """To whom it waits for, when the time has come."""
    return lines(
        scene.say(
            "⏰ {code} {text} was due {when}. How does it stand?", code=bold(code), text=text, when=due
        ),
        _blocks(scene, of_what),
        _done_or_later(scene, code) if taken else answers(scene),
    )


def not_answered(scene: Scene, *, people: Sequence[str], code: str, text: str) -> Md:
    """To who raised it: nobody is to blame, and somebody else may be asked."""
    return lines(
        waits_for(scene, people),
        scene.say("It is about {code}: {text}", code=bold(code), text=text),
        scene.say(
            "Somebody else may have time: {words}",
            words=scene.shown(scene.say("/block {code} @name", code=code)),
        ),
    )


def open_for_days(
    scene: Scene, *, code: str, text: str, of_what: OfWhat | None, lasted: timedelta, how: Md
) -> Md:
    """To the manager, once: what is in the way, and `how` it stands and gets on."""
    return lines(
        scene.say(
            "🚧 {code} {text} has been in the way for {age}.",
            code=bold(code),
            text=text,
            age=age(scene.voice, lasted),
        ),
        _blocks(scene, of_what),
        how,
    )


def others_may_help(scene: Scene, *, code: str, who: Md) -> Md:
    """Who has it or was asked, and how somebody else is asked."""
    return lines(
        who,
        scene.say("Who could help? {words}", words=scene.shown(scene.say("/block {code} @name", code=code))),
    )


def yours(scene: Scene, *, code: str, taken: bool) -> Md:
    """To a manager who was asked to help: it lies with nobody else."""
    return lines(
        scene.say("You have it.") if taken else scene.say("It waits for your answer."),
        _done_or_later(scene, code) if taken else answers(scene),
    )


def waits_for(scene: Scene, people: Sequence[str]) -> Md:
    """Who was asked some time ago and has not answered: a state, not a fault."""
    return scene.voice.count(
        "{people} has not answered yet.",
        "{people} have not answered yet.",
        len(people),
        people=scene.voice.list([bold(name) for name in people]),
    )


def _blocks(scene: Scene, of_what: OfWhat | None) -> Md | None:
    if of_what is None:
        return None
    return scene.say(
        "It blocks {key_result} {title} ({team}).",
        key_result=bold(of_what.code),
        title=of_what.title,
        team=of_what.team,
    )


def _done_or_later(scene: Scene, code: str) -> Md:
    """The answers of who has it."""
    return scene.say(
        "Answer: {done} · a new date: {later} · {pass_on}",
        done=scene.typed(scene.say("{code} done", code=code)),
        later=scene.typed(scene.say("{code} tomorrow", code=code)),
        pass_on=scene.shown(scene.say("not me @name")),
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
