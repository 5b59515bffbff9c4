"""Grading a key result, noting what was learned, and saying what becomes of it: one row, and its history."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from commands.acts.members.rights import may_check_in
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.reports.review import Graded, graded_one
from commands.rules.grade import Plan, is_grade, suggested_grade, to_one_decimal
from commands.texts.markdown import Md, bold
from commands.texts.reviews import figure
from storage import reviews
from storage.okrs import Placed
from storage.tables import Cycle, Grade, Lesson

GRADE, NOTE, PLAN = "review.grade", "review.note", "review.plan"
"""The kinds of change; all are taken back by `undo` while the cycle is open."""

LONGEST_NOTE = 500


def as_grade(context: Context, placed: Placed, stated: Decimal) -> Decimal:
    """A stated grade with its one decimal.

    Raises:
        Refusal: it is not on the scale.
    """
    if not is_grade(stated):
        raise Refusal(
            context.say(
                "A grade goes from 0.0 to 1.0, so nothing was stored. For {code} the numbers say "
                "{suggested}; for example: {example}",
                code=bold(context.code(placed)),
                suggested=figure(context.voice, suggested_grade(placed.row.progress)),
                example=grade_example(context, placed),
            )
        )
    return to_one_decimal(stated)


def needs_reason(placed: Placed, grade: Decimal) -> bool:
    """Whether a grade is another than the numbers suggest."""
    return grade != suggested_grade(placed.row.progress)


def give(context: Context, placed: Placed, grade: Decimal, reason: str | None) -> Graded:
    """Keep a grade beside what the numbers suggest; the speaker must be one of those who check in."""
    may_check_in(context, placed)
    return _set(
        context,
        GRADE,
        placed,
        suggested=suggested_grade(placed.row.progress),
        grade=grade,
        reason=shortened(reason),
        graded_by_id=context.member.id,
        graded_at=context.now,
    )


def plan(context: Context, placed: Placed, wanted: Plan) -> Graded:
    """Keep what becomes of a key result in the next cycle."""
    may_check_in(context, placed)
    return _set(context, PLAN, placed, plan=wanted.value)


def note(context: Context, cycle: Cycle, placed: Placed | None, words: str) -> Lesson:
    """Keep a line somebody learned, from one key result or from the cycle as a whole."""
    return context.change(NOTE).create(
        Lesson(
            org_id=context.org_id,
            cycle_id=cycle.id,
            key_result_id=placed.row.id if placed else None,
            member_id=context.member.id,
            text=shortened(words) or "",
            at=context.now,
        )
    )


def shortened(words: str | None) -> str | None:
    """Somebody's own words on one line, as many as are kept."""
    return " ".join(words.split())[:LONGEST_NOTE] if words else None


def grade_example(context: Context, placed: Placed) -> Md:
    """A grade of this key result, as it could be typed."""
    return context.here.shown(
        context.say("/review {code} 0.7 because last week was a promo", code=context.code(placed))
    )


def _set(context: Context, kind: str, placed: Placed, **fields: Any) -> Graded:
    """A row that was taken back once comes back empty but for what is said now."""
    row, change = reviews.grade_row(context.work.session, placed.row), context.change(kind)
    if row is None:
        row = Grade(org_id=context.org_id, key_result_id=placed.row.id, created_at=context.now, **fields)
        change.create(row)
    elif row.withdrawn_at is not None:
        empty = dict.fromkeys(("suggested", "grade", "reason", "plan", "graded_by_id", "graded_at"))
        change.set(row, **{**empty, **fields}, withdrawn_at=None)
    else:
        change.set(row, **fields)
    context.work.flush()
    return graded_one(context.work.session, placed)
