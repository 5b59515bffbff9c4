"""`/review KR1 0.7 because …`, `/review KR1 keep`, `/review note …`: grades, plans, lessons."""

from __future__ import annotations

from commands.acts.cycles import grading
from commands.acts.cycles.review_views import named_cycle, under_review
from commands.acts.cycles.reviewing import (
    GRADE,
    LEARNED,
    NEXT,
    WHY,
    shown,
    stored,
    take_grade,
    take_lesson,
    take_plan,
    take_reason,
)
from commands.acts.members.rights import may_check_in, may_take_part
from commands.acts.mistyped import mistyped
from commands.acts.objectives.changing import first_code
from commands.acts.targets import by_code, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.grades import GradeLine, read_grade_line
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.grade import Plan, suggested_grade
from commands.texts import reviews
from commands.texts.markdown import Md, lines, paragraphs
from storage.okrs import Placed

MOST_LINES = 30


def grade(context: Context) -> Reply:
    """One key result a line: a grade, "ok", what was learned, or what becomes of it."""
    said = [line for line in context.parsed.rest.splitlines() if line.strip()][:MOST_LINES]
    if not said:
        raise Refusal(_how(context, None))
    past = named_cycle(context, context.parsed.rest)
    if past is not None:
        return Reply(past)
    done = [_line(context, line) for line in said]
    if len(done) == 1:
        return done[0]
    return Reply(paragraphs(*(each.text for each in done)))


def _line(context: Context, text: str) -> Reply:
    found = first_code(text)
    placed = by_code(context, found[0].code) if found else quoted_key_result(context)
    line = read_grade_line(found[1] if found else text)
    if placed is None:
        raise Refusal(mistyped(context, "review") if line is None else _how(context, None))
    may_check_in(context, placed)
    if line is None:
        raise Refusal(_how(context, placed))
    return _kept(context, placed, line)


def _kept(context: Context, placed: Placed, line: GradeLine) -> Reply:
    if line.note is not None:
        return _noted(context, placed, line.note)
    if line.plan is not None:
        return _planned(context, placed, Plan(line.plan))
    if line.grade is None and not line.agreed:
        raise Refusal(_how(context, placed))
    suggested = suggested_grade(placed.row.progress)
    wanted = suggested if line.grade is None else grading.as_grade(context, placed, line.grade)
    if not context.group:
        return stored(context, placed, wanted, line.reason)
    if line.reason is None and wanted != suggested:
        context.ask(WHY, {"key_result": str(placed.row.id), "grade": str(wanted)})
        return Reply(reviews.why(context.here, wanted, suggested))
    graded = shown(context, grading.give(context, placed, wanted, line.reason))
    return Reply(
        lines(
            reviews.stored(graded, context.here),
            reviews.reason_line(context.here, graded.reason),
            _more(context, placed),
        ),
        about=context.code(placed),
    )


def _more(context: Context, placed: Placed) -> Md:
    """What can be said of it besides, and the way back."""
    code, here = context.code(placed), context.here
    return context.say(
        "Learned: {note} · next cycle: {keep} · {undo} takes it back.",
        note=here.shown(context.say("/review note {code} …", code=code)),
        keep=here.typed(context.say("/review {code} keep", code=code)),
        undo=here.typed(context.say("undo")),
    )


def _planned(context: Context, placed: Placed, plan: Plan) -> Reply:
    said = reviews.planned(shown(context, grading.plan(context, placed, plan)), context.here)
    return Reply(lines(said, _undo(context)), about=context.code(placed))


# --- notes --------------------------------------------------------------------------------------------


def note(context: Context) -> Reply:
    """What was learned, from the key result named or from the cycle as a whole."""
    found = first_code(context.parsed.rest)
    of_this = found is not None and context.parsed.rest.strip().upper().startswith(found[0].code.upper())
    if found is None or not of_this:
        return _noted(context, None, context.parsed.rest)
    placed = by_code(context, found[0].code)
    return _noted(context, placed, found[1])


def _noted(context: Context, placed: Placed | None, words: str) -> Reply:
    team = context.team_by_id(placed.row.team_id) if placed else context.team
    may_take_part(context, team)
    if not words.strip():
        raise Refusal(
            context.say(
                "Nothing was noted. Say what was learned: {example}",
                example=context.here.shown(context.say("/review note the day-3 email works")),
            )
        )
    cycle = placed.cycle if placed else under_review(context, team)
    lesson = grading.note(context, cycle, placed, words)
    code = context.code(placed) if placed else None
    return Reply(lines(reviews.lesson_line(context.here, lesson.text, code=code), _undo(context)), about=code)


def _undo(context: Context) -> Md:
    return context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo")))


def _how(context: Context, placed: Placed | None) -> Md:
    placed = placed or next(iter(context.key_results), None)
    if placed is None:
        return context.say("There are no key results here yet, so nothing was stored.")
    code, here = context.code(placed), context.here
    return lines(
        context.say("Nothing was stored. Of a key result you can say here:"),
        grading.grade_example(context, placed),
        here.shown(context.say("/review {code} ok", code=code)),
        here.shown(context.say("/review {code} keep", code=code)),
        here.shown(context.say("/review note {code} …", code=code)),
    )


COMMAND = (
    Command(
        name=grading.GRADE,
        usage="/review KR1 0.7 because last week was a promo",
        says="grade a key result; the grade of the numbers is kept too",
        run=grade,
        answers={GRADE: take_grade, WHY: take_reason, LEARNED: take_lesson, NEXT: take_plan},
    ),
    Command(
        name=grading.NOTE,
        usage="/review note KR1 the day-3 email works",
        says="note what was learned",
        run=note,
    ),
)
