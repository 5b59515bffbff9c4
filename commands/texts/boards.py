"""Objectives and key results, shown in chat: bars rather than sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.rules.status import Status
from commands.texts.formats import bar, change, confidence, of, percent, value, yes_no
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.names import STATUS_MARKS, STATUS_NAMES
from commands.texts.scene import Scene
from commands.texts.voice import Voice


@dataclass(frozen=True, slots=True)
class KeyResultShown:
    """A key result's line: figures in its own unit, `expected` and `progress` 0…1 (raw)."""

    code: str
    title: str
    owner: str
    kind: KeyResultKind
    unit: str | None
    start: Decimal
    target: Decimal
    current: Decimal
    progress: Decimal
    expected: Decimal | None
    confidence: int | None
    status: Status
    blocked: bool = False
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    """An objective with its lines; `progress` is None while it has no key result."""

    code: str
    title: str
    owner: str
    progress: Decimal | None
    status: Status
    key_results: tuple[KeyResultShown, ...]


def objective(shown: ObjectiveShown, scene: Scene) -> Md:
    """An objective as heading, its key results below."""
    head = lines(
        scene.say(
            "{mark} {code} {title} · {owner}",
            mark=STATUS_MARKS[shown.status],
            code=bold(shown.code),
            title=bold(shown.title),
            owner=shown.owner,
        ),
        scene.say("{bar} {share}", bar=bar(shown.progress), share=percent(scene.voice, shown.progress))
        if shown.progress is not None
        else scene.say("incomplete: no key result yet"),
    )
    return paragraphs(head, bullets(key_result(each, scene) for each in shown.key_results))


def key_result(shown: KeyResultShown, scene: Scene) -> Md:
    """A key result in one line: where it is, how sure its owner is, what is in the way."""
    parts = [
        scene.say(
            "{mark} {code} {title}: {figures}",
            mark=STATUS_MARKS[shown.status],
            code=bold(shown.code),
            title=shown.title,
            figures=figures(shown, scene),
        ),
        scene.say("confidence {level}", level=confidence(scene.voice, shown.confidence))
        if shown.confidence is not None
        else None,
        scene.say(STATUS_NAMES[shown.status]),
        Md("🚩") if shown.flagged else None,
        Md("🚧") if shown.blocked else None,
        Md(scene.say("{owner}", owner=shown.owner)),
    ]
    return Md(" · ").join([part for part in parts if part])


def figures(shown: KeyResultShown, scene: Scene) -> Md:
    """The current value against the target, and the progress where the value does not say it."""
    voice = scene.voice
    if shown.kind is KeyResultKind.YES_NO:
        return yes_no(voice, shown.progress >= 1)
    if shown.kind in KEEP_KINDS:
        return scene.say(
            "{value} (limit {bound})",
            value=value(voice, shown.current, shown.unit),
            bound=value(voice, shown.target, shown.unit),
        )
    share = percent(voice, shown.progress)
    if shown.kind is KeyResultKind.MILESTONES:
        return scene.say("{count} ({share})", count=of(voice, shown.current, shown.target), share=share)
    now = value(voice, shown.current, shown.unit)
    if shown.kind is KeyResultKind.PERCENT and shown.start == 0 and shown.target == 100:
        return now
    target = value(voice, shown.target, shown.unit)
    return scene.say("{value}, target {target} ({share})", value=now, target=target, share=share)


def counted(voice: Voice, kind: KeyResultKind, amount: Decimal, target: Decimal, unit: str | None) -> Md:
    """A value of a key result as it is counted: done or not yet, 3 of 5, or with its unit."""
    if kind is KeyResultKind.YES_NO:
        return yes_no(voice, amount >= 1)
    if kind is KeyResultKind.MILESTONES:
        return of(voice, amount, target)
    return value(voice, amount, unit)


def way(shown: KeyResultShown, scene: Scene) -> Md:
    """From where to where, as it was agreed."""
    if shown.kind is KeyResultKind.YES_NO:
        return scene.say("yes or no")
    if shown.kind is KeyResultKind.MILESTONES:
        return scene.voice.count("{n} milestone", "{n} milestones", int(shown.target))
    target = value(scene.voice, shown.target, shown.unit)
    if shown.kind is KeyResultKind.KEEP_ABOVE:
        return scene.say("keep at {bound} or more", bound=target)
    if shown.kind is KeyResultKind.KEEP_BELOW:
        return scene.say("keep at {bound} or less", bound=target)
    return change(scene.voice, shown.start, shown.target, shown.unit)


def pace(shown: KeyResultShown, scene: Scene) -> Md | None:
    """Progress against what was expected by today."""
    if shown.expected is None:
        return None
    return scene.say(
        "{bar} {share}; {expected} expected by today",
        bar=bar(shown.progress),
        share=percent(scene.voice, shown.progress),
        expected=percent(scene.voice, shown.expected),
    )
