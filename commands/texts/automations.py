"""When this happens, do that: the conditions in words, and what is said when one is met."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from commands.rules.conditions import Condition, Watch
from commands.texts.formats import confidence
from commands.texts.markdown import Md, bold, bullets, paragraphs
from commands.texts.scene import Scene


@dataclass(frozen=True, slots=True)
class MetShown:
    """A key result or blocker that meets a condition; `figure` is what was compared with the limit."""

    code: str
    title: str
    figure: int
    owner: str


def condition_shown(scene: Scene, condition: Condition, only: Collection[str] = ()) -> Md:
    """A condition in words, as the beginning of a line; `only` are the codes it holds for, if not for all."""
    shown = _condition(scene, condition)
    if not only:
        return shown
    return scene.say("{condition} (only {codes})", condition=shown, codes=scene.voice.list(list(only)))


def _condition(scene: Scene, condition: Condition) -> Md:
    count = scene.voice.count
    match condition.watch:
        case Watch.CONFIDENCE:
            return scene.say("When a confidence is below {n}", n=condition.limit)
        case Watch.GAP:
            return scene.say("When a key result is over {n} points behind", n=condition.limit)
        case Watch.SILENCE:
            return count(
                "When nothing was heard for {n} day", "When nothing was heard for {n} days", condition.limit
            )
        case Watch.BLOCKER:
            return count(
                "When a blocker is open for {n} day", "When a blocker is open for {n} days", condition.limit
            )
    return scene.say("When a key result is completed")


def action_shown(scene: Scene, action: str, people: Sequence[str]) -> Md:
    """What is done then."""
    if action == "post":
        return scene.say("I say it in the group")
    if action == "ask":
        return scene.say("I ask its owner for their confidence")
    return scene.say("I tell {people}", people=scene.voice.list([bold(name) for name in people]))


def happened(scene: Scene, condition: Condition, found: Sequence[MetShown], *, team: str, number: int) -> Md:
    """To people or the group: what meets the condition now."""
    head = scene.say("⚙️ {team}: {condition}", team=bold(team), condition=condition_shown(scene, condition))
    return paragraphs(
        head,
        bullets(_line(scene, condition, each) for each in found),
        scene.say(
            "Not needed? In the group of {team}: {off}",
            team=team,
            off=bold(Md(f"@{scene.bot} ") + scene.say("/remind off {number}", number=str(number))),
        ),
    )


def _line(scene: Scene, condition: Condition, found: MetShown) -> Md:
    named = {"code": bold(found.code), "title": found.title, "owner": found.owner}
    match condition.watch:
        case Watch.CONFIDENCE:
            level = confidence(scene.voice, found.figure)
            return scene.say("{code} {title} ({owner}): confidence {level}", level=level, **named)
        case Watch.GAP:
            return scene.say("{code} {title} ({owner}): {n} points behind", n=found.figure, **named)
        case Watch.SILENCE | Watch.BLOCKER:
            return scene.voice.count(
                "{code} {title} ({owner}): for {n} day",
                "{code} {title} ({owner}): for {n} days",
                found.figure,
                **named,
            )
    return scene.say("🎉 {code} {title} ({owner}) is complete", **named)
