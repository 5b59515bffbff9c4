"""What is said to those who have not checked in yet. Nobody is blamed: people forget, or are busy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from commands.rules.progress import KeyResultKind
from commands.texts.boards import counted
from commands.texts.examples import sample_value
from commands.texts.formats import age
from commands.texts.markdown import Md, bold, bullets, paragraphs
from commands.texts.scene import Scene


@dataclass(frozen=True, slots=True)
class DueShown:
    """A key result to be checked in on. `silent_for` is the time since its last check-in, if there is one."""

    code: str
    title: str
    kind: KeyResultKind
    unit: str | None
    current: Decimal
    target: Decimal
    silent_for: timedelta | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who is still waited for; `snoozed` if they will be asked again at a moment of their choice."""

    name: str
    codes: Sequence[str]
    snoozed: bool = False


def reminder(scene: Scene, due: Sequence[DueShown], *, softer: bool) -> Md:
    """To one owner: what is due, how it stood, and how little is enough."""
    return paragraphs(
        _greeting(scene, len(due), softer=softer),
        bullets(_line(scene, each) for each in due),
        scene.say(
            "One message is enough: {example} · {same}",
            example=scene.shown(_example(scene, due)),
            same=scene.typed(scene.say("{code} same", code=due[0].code)),
        ),
    )


def _greeting(scene: Scene, count: int, *, softer: bool) -> Md:
    if softer:
        return scene.say(
            "👋 It has been quiet here for a while. If something is in the way, say so and I find help; "
            "one word is enough."
        )
    return scene.voice.count(
        "🔔 {n} key result of yours waits for a word this week.",
        "🔔 {n} key results of yours wait for a word this week.",
        count,
    )


def _line(scene: Scene, due: DueShown) -> Md:
    head = scene.say("{code} {title}", code=bold(due.code), title=due.title)
    if due.silent_for is None:
        return scene.say("{key_result}: no check-in yet", key_result=head)
    return scene.say(
        "{key_result}: last {value}, {age} ago",
        key_result=head,
        value=counted(scene.voice, due.kind, due.current, due.target, due.unit),
        age=age(scene.voice, due.silent_for),
    )


def _example(scene: Scene, due: Sequence[DueShown]) -> Md:
    first = due[0]
    sample = sample_value(scene, kind=first.kind, unit=first.unit, current=first.current, target=first.target)
    said = scene.say("{code} {value} confidence 7", code=first.code, value=sample)
    if len(due) == 1:
        return said
    return scene.say("{first}, {second} same", first=said, second=due[1].code)


def missing(scene: Scene, people: Sequence[Missing], away: Sequence[str], *, done: int, of: int) -> Md:
    """To the group: who is still waited for, with their codes, and who is away."""
    return paragraphs(
        scene.say("⏳ Checked in this week: {done} of {all}.", done=done, all=of),
        bullets(_missing_line(scene, each) for each in people),
        scene.say("Away: {people}", people=scene.voice.list(away)) if away else None,
        scene.say(
            "One line is enough: {example}",
            example=scene.shown(scene.say("{code} same", code=people[0].codes[0])),
        ),
    )


def _missing_line(scene: Scene, person: Missing) -> Md:
    line = scene.say("{name}: {codes}", name=bold(person.name), codes=scene.voice.list(person.codes))
    return scene.say("{line} (snoozed)", line=line) if person.snoozed else line


def silent(scene: Scene, due: Sequence[DueShown]) -> Md:
    """To the owner, between the reminders: nothing was heard for longer than agreed."""
    first = due[0].code
    return paragraphs(
        scene.say("📭 I have heard nothing for longer than agreed:"),
        bullets(_line(scene, each) for each in due),
        scene.say(
            "Nothing new is news, too: {same}. Is something in the way? {blocked}",
            same=scene.typed(scene.say("{code} same", code=first)),
            blocked=scene.shown(scene.say("{code} blocked on legal @wang", code=first)),
        ),
    )


def silent_to_objective_owner(scene: Scene, due: DueShown, *, owner: str, objective: str) -> Md:
    """Once to whoever owns the objective: a question to a person, no report about them."""
    return paragraphs(
        scene.say("🤫 {line}", line=_line(scene, due)),
        scene.say(
            "It is {owner}'s, under {objective}. A friendly word may help; I do not ask again about it.",
            owner=bold(owner),
            objective=objective,
        ),
    )
