"""Why something was not stored, and what to write instead."""

from __future__ import annotations

from commands.rules.verdicts import RefusalReason, Refused
from commands.texts.examples import value_line
from commands.texts.formats import number
from commands.texts.markdown import Md, bold, shorten
from commands.texts.scene import Scene
from commands.texts.voice import mark

VALUE = {
    RefusalReason.NOT_A_NUMBER: mark(
        "{code}: that is not a number I can store. Nothing was saved; try {example}"
    ),
    RefusalReason.TOO_MANY_DIGITS: mark(
        "{code}: a number may have {limit} digits at most. Nothing was saved; try {example}"
    ),
    RefusalReason.NEGATIVE_PROGRESS: mark(
        "{code}: progress cannot be below 0%. Nothing was saved; a step back is a new value, like {example}"
    ),
    RefusalReason.OTHER_DIMENSION: mark(
        "{code} {title} is counted like {example}, so that unit does not fit. Nothing was saved."
    ),
    RefusalReason.NOT_CONVERTIBLE: mark(
        "{code} {title} is counted like {example}, and I cannot convert that. Nothing was saved."
    ),
    RefusalReason.MORE_THAN_ALL: mark(
        "{code} {title} has {limit} in all, so it cannot be more. Nothing was saved; try {example}"
    ),
    RefusalReason.MORE_THAN_WHOLE: mark(
        "{code} {title}: {said} of {limit} cannot be. Nothing was saved; if it went past the target, type "
        "the figure alone, like {example}"
    ),
    RefusalReason.FAR_FROM_IT: mark(
        "{code} {title} is counted like {example}, so {said} can hardly be it. Nothing was saved."
    ),
    RefusalReason.LESS_THAN_NONE: mark("{code}: it cannot be less than 0. Nothing was saved; try {example}"),
}


def refused_value(scene: Scene, refused: Refused, *, code: str, title: str, sample: Md) -> Md:
    """A value that cannot be; `sample` is one that can."""
    limit, said = (
        number(scene.voice, each) if each is not None else Md("") for each in (refused.limit, refused.said)
    )
    past = refused.reason is RefusalReason.MORE_THAN_WHOLE
    return scene.say(
        VALUE[refused.reason],
        code=bold(code),
        title=title,
        limit=limit,
        said=said,
        example=value_line(scene, code=code, sample=said if past else sample),
    )


def refused_confidence(scene: Scene, level: int) -> Md:
    """A confidence outside 0…10."""
    return scene.say(
        "Confidence goes from 0 to 10, so {level} does not fit. Nothing was saved; try {example}",
        level=level,
        example=scene.shown(scene.say("confidence 7")),
    )


DRAFT = {
    "no_title": mark("“{line}” has no title, so it was left out."),
    "same_start_and_target": mark(
        "“{line}” starts where it should end, so it was left out. From where to where?"
    ),
    "title_too_long": mark("“{line}” is longer than 200 characters, so it was left out."),
    "too_many_digits": mark("“{line}” has a number with more than 15 digits, so it was left out."),
    "units_differ": mark("“{line}” begins and ends in different units, so it was left out."),
}


def refused_draft(scene: Scene, problem: str, line: str) -> Md:
    """A line that cannot become a key result; `problem` as the grammar names it."""
    return scene.say(DRAFT[problem], line=shorten(line, 100))
