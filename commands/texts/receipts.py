"""The receipt: what was understood of a check-in, what it means, and one word to take it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.rules.red_flag import FlagChange
from commands.rules.verdicts import Candidate, Mark
from commands.texts.examples import sample_value
from commands.texts.flags import what_would_help
from commands.texts.formats import change, confidence, number, of, percent, points, value, yes_no
from commands.texts.markdown import Md, bold, lines, shorten
from commands.texts.names import STATUS_NAMES
from commands.texts.scene import Scene
from commands.texts.voice import mark

QUOTED = 300
"""Characters of somebody's own words that a receipt repeats; all of them are stored."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A key result's figures before and after a check-in that said something about them."""

    before: Decimal
    after: Decimal
    progress_before: Decimal
    progress: Decimal
    stated: bool = False
    unchanged: bool = False
    marks: tuple[Mark, ...] = ()
    other: Candidate | None = None
    asks_final: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A person pulled in, as shown in the group, with the scene in whose language they are asked."""

    person: Md
    scene: Scene


@dataclass(frozen=True, slots=True)
class RaisedBlocker:
    """A blocker in a receipt, with whoever is asked to help."""

    code: str
    text: str
    asks: tuple[Ask, ...] = ()
    due: Md | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything one check-in is answered with; None or empty was not said."""

    code: str
    title: str
    kind: KeyResultKind
    unit: str | None
    start: Decimal
    target: Decimal
    measured: Measured | None = None
    expected: Decimal | None = None
    confidence: int | None = None
    confidence_before: int | None = None
    confidence_as_typed: str | None = None
    status: str | None = None
    next_step: str | None = None
    note: str | None = None
    blocker: RaisedBlocker | None = None
    flag: FlagChange = FlagChange.NONE
    flag_told: tuple[str, ...] = ()
    flag_group_at: Md | None = None
    named: tuple[str, ...] = field(default=())
    remark: Md | None = None


MARKS = {
    Mark.PAST_TARGET: mark("That is past the target 🎉"),
    Mark.BELOW_START: mark("That is below where it started."),
    Mark.AGAINST_DIRECTION: mark("That moves away from the target."),
    Mark.BIG_JUMP: mark("That is a big jump; if it is a slip, take it back below."),
}


def receipt(said: Receipt, scene: Scene) -> Md:
    """The lines of one check-in, without the closing line."""
    return lines(
        _head(said, scene),
        _doubts(said, scene),
        _judgement(said, scene),
        scene.say("Next: {step}", step=shorten(said.next_step, QUOTED)) if said.next_step else None,
        scene.say("Note: {note}", note=shorten(said.note, QUOTED)) if said.note else None,
        scene.say("Named: {people}", people=scene.voice.list([bold(name) for name in said.named]))
        if said.named
        else None,
        said.remark,
        _blocker(said.blocker, scene) if said.blocker else None,
        _flag(said, scene),
    )


def closing(said: Receipt, scene: Scene) -> Md:
    """How to take a check-in back, or to correct it."""
    value = sample_value(
        scene,
        kind=said.kind,
        unit=said.unit,
        current=said.measured.after if said.measured else said.start,
        target=said.target,
        start=said.start,
    )
    return scene.say(
        "{undo} takes it back (24 h) · to correct, e.g. {correction}",
        undo=scene.typed(scene.say("undo")),
        correction=scene.shown(scene.say("oops, {value}", value=value)),
    )


def _head(said: Receipt, scene: Scene) -> Md:
    name = {"code": bold(said.code), "title": said.title}
    if said.measured is None:
        return scene.say("✅ {code} {title}: noted", **name)
    if said.measured.unchanged:
        return scene.say("✅ {code} {title}: unchanged at {figures}", figures=_figures(said, scene), **name)
    return scene.say("✅ {code} {title}: {figures}", figures=_figures(said, scene), **name)


def _figures(said: Receipt, scene: Scene) -> Md:
    measured = said.measured
    assert measured is not None
    shown, details = _value(said, measured, scene), _details(said, measured, scene)
    return scene.say("{shown} ({details})", shown=shown, details=details) if details else shown


def _value(said: Receipt, measured: Measured, scene: Scene) -> Md:
    voice = scene.voice
    if said.kind is KeyResultKind.YES_NO:
        return yes_no(voice, measured.after >= 1)
    if said.kind is KeyResultKind.MILESTONES:
        count = of(voice, measured.after, said.target)
        if measured.stated or measured.unchanged or measured.before == measured.after:
            return count
        return scene.say("{before} → {after}", before=number(voice, measured.before), after=count)
    if not measured.stated:
        before = None if measured.before == measured.after else measured.before
        return change(voice, before, measured.after, said.unit)
    about = scene.say("about {value}", value=value(voice, measured.after, said.unit))
    if measured.before == measured.after:
        return about
    return scene.say("{before} → {after}", before=value(voice, measured.before, said.unit), after=about)


def _details(said: Receipt, measured: Measured, scene: Scene) -> Md | None:
    """Progress, its change and what was expected; what the value says already is not repeated."""
    if said.kind in KEEP_KINDS:
        kept = measured.progress >= 1
        bound = value(scene.voice, said.target, said.unit)
        return (
            scene.say("inside the limit {bound}", bound=bound)
            if kept
            else scene.say("outside the limit {bound}", bound=bound)
        )
    parts = []
    if not _says_progress(said):
        parts.append(_progress(measured, scene))
    elif measured.progress != measured.progress_before:
        parts.append(scene.say("{points} points", points=_moved(measured, scene)))
    if said.expected is not None:
        parts.append(scene.say("{share} expected by today", share=percent(scene.voice, said.expected)))
    return Md(" · ").join(parts) if parts else None


def _progress(measured: Measured, scene: Scene) -> Md:
    share = percent(scene.voice, measured.progress)
    if measured.progress == measured.progress_before:
        return scene.say("progress {share}", share=share)
    return scene.say("progress {share}, {points} points", share=share, points=_moved(measured, scene))


def _moved(measured: Measured, scene: Scene) -> Md:
    return points(scene.voice, (measured.progress - measured.progress_before) * 100)


def _says_progress(said: Receipt) -> bool:
    """From 0 % to 100 % the value is the progress."""
    return said.kind is KeyResultKind.PERCENT and said.start == 0 and said.target == 100


def _doubts(said: Receipt, scene: Scene) -> Md | None:
    measured = said.measured
    if measured is None:
        return None
    return lines(
        *(scene.say(MARKS[found]) for found in measured.marks),
        _other_reading(said, measured.other, scene) if measured.other else None,
        scene.say("What is the final number? Just reply it.") if measured.asks_final else None,
    )


def _other_reading(said: Receipt, other: Candidate, scene: Scene) -> Md:
    if said.kind is KeyResultKind.MILESTONES:
        return scene.say(
            "It counts milestones. Finished another? Reply {count}; or {keep}",
            count=scene.typed(of(scene.voice, other.value, said.target)),
            keep=scene.typed(scene.say("keep {share}", share=percent(scene.voice, _measured(said).progress))),
        )
    written = value(scene.voice, other.value, said.unit)
    words = scene.typed(f"{said.code} = {written}")
    if not _measured(said).stated:  # another way of reading the number, not of what it counts
        return scene.say("If you meant {value}, reply {words}", value=written, words=words)
    return scene.say("Taken as progress. If you meant {value}, reply {words}", value=written, words=words)


def _measured(said: Receipt) -> Measured:
    assert said.measured is not None
    return said.measured


def _judgement(said: Receipt, scene: Scene) -> Md | None:
    parts = []
    if said.confidence is not None:
        parts.append(_confidence(said, said.confidence, scene))
    if said.status is not None:
        parts.append(scene.say("You say: {status}", status=scene.say(STATUS_NAMES[said.status])))
    return Md(" · ").join(parts) if parts else None


def _confidence(said: Receipt, level: int, scene: Scene) -> Md:
    shown, before = bold(confidence(scene.voice, level)), said.confidence_before
    changed = before is not None and before != level
    typed = said.confidence_as_typed
    if typed and changed and before is not None:
        return scene.say(
            "Confidence {level} (from “{typed}”, was {before})", level=shown, typed=typed, before=before
        )
    if typed:
        return scene.say("Confidence {level} (from “{typed}”)", level=shown, typed=typed)
    if changed and before is not None:
        return scene.say("Confidence {level} (was {before})", level=shown, before=before)
    return scene.say("Confidence {level}", level=shown)


def _blocker(raised: RaisedBlocker, scene: Scene) -> Md:
    head = scene.say("🚧 {code} blocked: {text}", code=bold(raised.code), text=shorten(raised.text, QUOTED))
    return lines(head, raised.due, who_is_asked(raised, scene))


def who_is_asked(raised: RaisedBlocker, scene: Scene) -> Md | None:
    """A line for each helper where they read along; alone with the speaker only who was asked."""
    if not raised.asks:
        return None
    if scene.group:
        return lines(*(_asked(ask) for ask in raised.asks))
    return scene.say("I asked {name}.", name=scene.voice.list([ask.person for ask in raised.asks]))


def _asked(ask: Ask) -> Md:
    """The line that asks a helper, in the helper's language, with the three answers."""
    scene = ask.scene
    return scene.say(
        "{person}, can you help? {accept} · {pass_on} · {need_info}",
        person=ask.person,
        accept=scene.typed(scene.say("on it by Thu")),
        pass_on=scene.shown(scene.say("not me @name")),
        need_info=scene.shown(scene.say("need info: …")),
    )


def _flag(said: Receipt, scene: Scene) -> Md | None:
    if said.flag in (FlagChange.RAISED, FlagChange.WORSE):
        return what_would_help(scene, told=list(said.flag_told), group_at=said.flag_group_at)
    if said.flag is FlagChange.CLEARED:
        return scene.say("🚩 Red flag cleared. Good to hear.")
    return None


def correction(said: Receipt, scene: Scene) -> Md:
    """The lines of a correction: what stands now, and that the first entry stays in the history."""
    return lines(
        scene.say("✏️ Corrected; the first entry stays in the history."),
        receipt(said, scene),
    )
