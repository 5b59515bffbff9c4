"""How a key result ended, told in fields by a form instead of in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.acts.cycles import grading
from commands.acts.cycles.reviewing import shown
from commands.acts.members.rights import may_check_in
from commands.acts.targets import by_code
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Reply
from commands.rules.grade import Plan, suggested_grade
from commands.texts import reviews
from commands.texts.markdown import Md, lines
from storage.okrs import Placed


@dataclass(frozen=True, slots=True)
class Ended:
    """What somebody states of a key result's end; None is not stated. `grade` is on the scale 0…1."""

    grade: Decimal | None = None
    reason: str | None = None
    plan: Plan | None = None
    lesson: str | None = None


def end(context: Context, code: str, said: Ended) -> Reply:
    """Keep what was stated of the key result with this code, and answer with what is kept.

    Raises:
        Refusal: it is somebody else's, its cycle is closed, or another grade than the numbers' has no reason.
    """
    placed = by_code(context, code)
    may_check_in(context, placed)
    kept = [
        *(_graded(context, placed, said.grade, said.reason) if said.grade is not None else ()),
        _planned(context, placed, said.plan) if said.plan is not None else None,
        _learned(context, placed, said.lesson) if said.lesson is not None else None,
    ]
    undo = context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo")))
    return Reply(lines(*kept, undo), about=context.code(placed))


def _graded(context: Context, placed: Placed, stated: Decimal, reason: str | None) -> tuple[Md | None, ...]:
    grade, suggested = grading.as_grade(context, placed, stated), suggested_grade(placed.row.progress)
    if reason is None and grade != suggested:
        raise Refusal(reviews.needs_reason(context.here, grade, suggested))
    graded = shown(context, grading.give(context, placed, grade, reason))
    return reviews.stored(graded, context.here), reviews.reason_line(context.here, graded.reason)


def _planned(context: Context, placed: Placed, wanted: Plan) -> Md:
    return reviews.planned(shown(context, grading.plan(context, placed, wanted)), context.here)


def _learned(context: Context, placed: Placed, words: str) -> Md:
    lesson = grading.note(context, placed.cycle, placed, words)
    return reviews.lesson_line(context.here, lesson.text, code=context.code(placed))
