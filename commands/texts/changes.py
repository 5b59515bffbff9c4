"""What a change did to an objective or a key result, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from commands.rules.due import Cadence
from commands.rules.editing import EditProblem
from commands.rules.progress import KeyResultKind, ObjectiveType
from commands.texts.formats import MISSING, day, number, value
from commands.texts.markdown import Md, shorten
from commands.texts.scene import Scene
from commands.texts.voice import Voice, mark

LONGEST_REASON = 300

FIELDS = {
    "title": mark("title: “{before}” → “{after}”"),
    "start": mark("start: {before} → {after}"),
    "target": mark("target: {before} → {after}"),
    "unit": mark("unit: {before} → {after}"),
    "kind": mark("counted as: {before} → {after}"),
    "weight": mark("weight: {before} → {after}"),
    "cadence": mark("check-ins: {before} → {after}"),
    "paced_from": mark("expected pace from: {before} → {after}"),
    "owner_id": mark("owner: {before} → {after}"),
    "type": mark("type: {before} → {after}"),
    "visibility": mark("seen by: {before} → {after}"),
    "aligned_to_id": mark("aligned to: {before} → {after}"),
    "follows_id": mark("follows: {before} → {after}"),
}

KIND_NAMES: dict[str, str] = {  # each can be typed behind "kind"
    KeyResultKind.PERCENT: mark("percent", context="kind"),
    KeyResultKind.NUMBER: mark("number", context="kind"),
    KeyResultKind.CURRENCY: mark("money", context="kind"),
    KeyResultKind.DURATION: mark("time", context="kind"),
    KeyResultKind.MILESTONES: mark("milestones", context="kind"),
    KeyResultKind.YES_NO: mark("yes or no", context="kind"),
    KeyResultKind.KEEP_ABOVE: mark("at least", context="kind"),
    KeyResultKind.KEEP_BELOW: mark("at most", context="kind"),
}
CADENCE_NAMES: dict[str, str] = {
    Cadence.WEEKLY: mark("every week", context="cadence"),
    Cadence.TWO_WEEKS: mark("every two weeks", context="cadence"),
    Cadence.MONTHLY: mark("every month", context="cadence"),
}
TYPE_NAMES: dict[str, str] = {
    ObjectiveType.COMMITTED: mark("committed", context="type"),
    ObjectiveType.STRETCH: mark("stretch", context="type"),
}
AUDIENCES = {
    "public": mark("the whole organization", context="audience"),
    "team": mark("the team", context="audience"),
    "private": mark("owner and manager", context="audience"),
}
NAMES = {
    "kind": (KIND_NAMES, "kind"),
    "cadence": (CADENCE_NAMES, "cadence"),
    "type": (TYPE_NAMES, "type"),
    "visibility": (AUDIENCES, "audience"),
}
"""The fields whose values are names, and their context in the catalogues."""


Words = TypeVar("Words", bound=str)


@dataclass(frozen=True, slots=True)
class Naming:
    """How what a change speaks of is called: people, objectives, metrics; and the unit of values."""

    person: Callable[[UUID], str]
    objective: Callable[[UUID], str]
    metric: Callable[[UUID], str]
    unit: str | None
    today: date


def told(
    say: Callable[..., Words],
    voice: Voice,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    naming: Naming,
) -> list[Words]:
    """A line for each field with a name, in the order of `FIELDS`: "target: 5 → 6".

    `say` is the voice's own `say` for a message, its `plain` for a page.
    """
    return _came_or_went(say, before, after) + [
        say(
            text,
            before=_shown(say, voice, field, before, naming),
            after=_shown(say, voice, field, after, naming),
        )
        for field, text in FIELDS.items()
        if field in after
    ]


def _came_or_went(
    say: Callable[..., Words], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Words]:
    if "withdrawn_at" not in after:
        return []
    return [say("dropped")] if before["withdrawn_at"] is None else [say("is back")]


def _shown(
    say: Callable[..., str], voice: Voice, field: str, fields: Mapping[str, Any], naming: Naming
) -> str:
    held = fields[field]
    if held is None:
        return MISSING
    if field in NAMES:
        names, context = NAMES[field]
        return say(names[held], context=context)
    if isinstance(held, UUID):
        named = {"aligned_to_id": naming.objective, "follows_id": naming.metric}
        return named.get(field, naming.person)(held)
    if isinstance(held, date):
        return day(voice, held, naming.today)
    if field == "weight":
        return number(voice, held)
    if isinstance(held, Decimal):
        return value(voice, held, fields.get("unit", naming.unit))
    return str(held)


def named(scene: Scene, field: str, value: str) -> Md:
    """The name of a value of one of the fields in `NAMES`."""
    names, context = NAMES[field]
    return scene.say(names[value], context=context)


def reason_line(scene: Scene, reason: str | None) -> Md | None:
    """Why, in the words of who did it."""
    return scene.say("Because: {reason}", reason=shorten(reason, LONGEST_REASON)) if reason else None


PROBLEMS = {
    EditProblem.SAME_START_AND_TARGET: mark(
        "{code} would start where it should end, so nothing was changed. Say both: {example}"
    ),
    EditProblem.TOO_MANY_DIGITS: mark(
        "A number may have 15 digits at most, so nothing was changed. For example: {example}"
    ),
    EditProblem.NOT_A_COUNT: mark(
        "{code} counts finished things, so its target is a whole number above 0. Nothing was changed."
    ),
    EditProblem.REPORTED_OTHERWISE: mark(
        "People have reported {code} as it is counted now, and those values would mean something else. "
        "Nothing was changed: add a new key result, and drop this one."
    ),
}
