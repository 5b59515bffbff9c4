"""Asking owners alone how their key results ended: grade, what was learned, what goes on; one by one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from commands.acts.codes import has_code
from commands.acts.cycles import grading
from commands.acts.cycles.open_cycles import days_after
from commands.acts.objectives.changing import first_code
from commands.acts.objectives.showing import key_result_shown, seen
from commands.core.context import Context
from commands.core.grammar.orders.grades import GradeLine, read_grade_line, read_plan
from commands.core.grammar.reading import CHECK_IN, NONE
from commands.core.grammar.replies.short_words import says_nothing, says_yes
from commands.core.reply import ASK, Asks, Direct, Reply
from commands.reports.review import Graded
from commands.rules.grade import Plan, suggested_grade
from commands.rules.progress import ObjectiveType
from commands.texts import boards, reviews
from commands.texts.markdown import Md, lines, paragraphs
from commands.texts.reviews import Asked, GradeShown
from commands.texts.scene import Scene
from storage import okrs
from storage import reviews as rows
from storage.okrs import Placed
from storage.tables import Cycle, Member, Question, Team

GRADE, WHY, LEARNED, NEXT = "review_grade", "review_why", "review_learned", "review_next"
"""The questions, in the order in which they are put about each key result."""


def shown(context: Context, graded: Graded, *, owner: bool = False) -> GradeShown:
    """A key result's grade, ready to be said."""
    row = graded.placed.row
    return GradeShown(
        code=context.code(graded.placed),
        title=row.title,
        type=graded.type,
        grade=graded.grade,
        suggested=graded.suggested,
        given=graded.given,
        verdict=graded.verdict,
        reason=graded.row.reason if graded.row else None,
        plan=graded.plan,
        owner=context.name(context.member_by_id(row.owner_id)) if owner else None,
    )


def waiting(context: Context, owners: Sequence[UUID], cycle: Cycle) -> dict[UUID, list[Placed]]:
    """What nobody has graded yet in a cycle, by owner; private ones too, since each is asked alone."""
    owned = [
        each
        for each in okrs.owned_by(context.work.session, context.org_id, owners)
        if each.cycle.id == cycle.id
    ]
    grades = rows.grades_of(context.work.session, context.org_id, [each.row.id for each in owned])
    found: dict[UUID, list[Placed]] = {}
    for each in owned:
        grade = grades.get(each.row.id)
        if grade is None or grade.grade is None:
            found.setdefault(each.row.owner_id, []).append(each)
    return found


# --- asking -----------------------------------------------------------------------------------------


def first_question(
    context: Context, team: Team, cycle: Cycle, member: Member, found: Sequence[Placed], *, once: str
) -> Direct:
    """The direct message with which an owner's part of the review begins."""
    there = context.alone_with(member, team)
    return Direct(
        to=member,
        text=paragraphs(
            reviews.opening(
                there,
                team=team.name,
                cycle=cycle.name,
                end=cycle.ends_on,
                today=context.standpoint_of(team).today,
                count=len(found),
            ),
            _question(context, there, found[0], found[0].code),
        ),
        once=once,
        about=found[0].code,
        asks=Asks(GRADE, {"key_result": str(found[0].row.id)}),
        kind=ASK,
    )


def next_question(context: Context, cycle: Cycle) -> Md | None:
    """Ask the speaker here about the next of theirs; None: there is none left."""
    found = waiting(context, [context.member.id], cycle).get(context.member.id)
    if not found:
        return None
    context.ask(GRADE, {"key_result": str(found[0].row.id)})
    return _question(context, context.here, found[0], context.code(found[0]))


def _question(context: Context, scene: Scene, placed: Placed, code: str) -> Md:
    found = key_result_shown(context, seen(context, placed), blocked=(), flagged=())
    return reviews.question(
        Asked(
            code=code,
            title=placed.row.title,
            type=ObjectiveType(placed.objective.type),
            ended=boards.figures(found, scene),
            suggested=suggested_grade(placed.row.progress),
        ),
        scene,
    )


# --- answers ----------------------------------------------------------------------------------------


def take_grade(context: Context, question: Question) -> Reply | None:
    """ "ok", or a grade with its reason."""
    placed = _asked_about(context, question)
    line = _line(context, placed) if placed else None
    if placed is None or line is None:
        return None
    suggested = suggested_grade(placed.row.progress)
    if line.agreed:
        return stored(context, placed, suggested, None)
    if line.grade is None:
        return None
    grade = grading.as_grade(context, placed, line.grade)
    return stored(context, placed, grade, line.reason)


def stored(context: Context, placed: Placed, grade: Decimal, reason: str | None) -> Reply:
    """The grade is kept, or its reason is asked for first; then what was learned."""
    payload = {"key_result": str(placed.row.id)}
    if reason is None and grading.needs_reason(placed, grade):
        context.ask(WHY, {**payload, "grade": str(grade)})
        return Reply(reviews.why(context.here, grade, suggested_grade(placed.row.progress)))
    graded = grading.give(context, placed, grade, reason)
    context.ask(LEARNED, payload)
    return Reply(
        lines(
            reviews.stored(shown(context, graded), context.here),
            reviews.what_learned(context.here),
        ),
        about=context.code(placed),
    )


def take_reason(context: Context, question: Question) -> Reply | None:
    """Why the grade is another than the numbers suggest."""
    placed, words = _asked_about(context, question), _own_words(context)
    if placed is None or words is None:
        return None
    return stored(context, placed, Decimal(question.payload["grade"]), words)


def take_lesson(context: Context, question: Question) -> Reply | None:
    """What was learned, in the owner's own words, or nothing; who says what goes on answers that at once."""
    placed = _asked_about(context, question)
    if placed is None:
        return None
    if read_plan(context.message.text) is not None:
        return take_plan(context, question)
    if not (says_nothing(context.message.text) or says_yes(context.message.text)):
        words = _own_words(context)
        if words is None:
            return None
        grading.note(context, placed.cycle, placed, words)
    context.ask(NEXT, {"key_result": str(placed.row.id)})
    team = context.team_by_id(placed.row.team_id)
    return Reply(
        lines(
            context.say("👍 Noted."),
            reviews.what_next(context.here, days_after(context, team, placed.cycle).name),
        ),
        about=context.code(placed),
    )


def take_plan(context: Context, question: Question) -> Reply | None:
    """Keep, change or drop; then the next key result is asked about."""
    placed, wanted = _asked_about(context, question), read_plan(context.message.text)
    if placed is None or wanted is None:
        return None
    grading.plan(context, placed, Plan(wanted))
    return Reply(
        paragraphs(
            context.say("👍 Noted."),
            next_question(context, placed.cycle)
            or context.say(
                "That was all of yours, thank you! {review} shows where the review stands.",
                review=context.here.typed(context.say("/review")),
            ),
        )
    )


def _asked_about(context: Context, question: Question) -> Placed | None:
    """The key result that was asked about, while it can still be graded."""
    wanted = question.payload["key_result"]
    return next((each for each in context.key_results if str(each.row.id) == wanted), None)


def _line(context: Context, placed: Placed) -> GradeLine | None:
    """What the message says of the key result asked about; its code may stand in front."""
    text = context.message.text.strip()
    found = first_code(text)
    if found is None:
        return read_grade_line(text)
    ref, words = found
    of_this = ref.start == 0 and has_code(context, placed, ref.code)
    return read_grade_line(words) if of_this else None


def _own_words(context: Context) -> str | None:
    """The message as somebody's own words, figures in them included; None for commands and codes."""
    parsed, text = context.parsed, context.message.text.strip()
    if not text or parsed.explicit or parsed.intent not in (NONE, CHECK_IN):
        return None
    return None if any(line.reading.refs for line in parsed.lines) else text
