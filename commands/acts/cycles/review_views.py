"""Where a review stands: of a whole team, or one person's part of it."""

from __future__ import annotations

from dataclasses import replace

from commands.acts.cycles.closing_cycles import objective_shown
from commands.acts.cycles.grading import grade_example
from commands.acts.cycles.reviewing import shown
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.reports.cycles import phase_of
from commands.reports.review import Graded, GradedObjective, Review, review_of
from commands.rules.cycle import Phase
from commands.texts import reviews
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage import cycles
from storage.tables import Cycle, Team


def under_review(context: Context, team: Team) -> Cycle:
    """The cycle that is graded now: the active one, also after its end.

    Raises:
        Refusal: the team has none.
    """
    cycle = cycles.active_cycle(context.work.session, team)
    if cycle is None:
        raise Refusal(nothing_to_grade(context, team))
    return cycle


def nothing_to_grade(context: Context, team: Team) -> Md:
    """Without key results there is nothing to look back at."""
    return context.say(
        "{team} has no key result that could be graded. Start with {example}",
        team=bold(team.name),
        example=context.here.shown(
            context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
        ),
    )


def of_team(context: Context, team: Team) -> Md:
    """All grades of the cycle under review as far as they may be shown here, and what can be typed next."""
    cycle = under_review(context, team)
    return _too_early(context, team, cycle) or of_cycle(context, team, cycle)


def of_cycle(context: Context, team: Team, cycle: Cycle) -> Md:
    """The same of any cycle, also a closed one."""
    review = review_of(context.work.session, team, cycle, eyes=context.eyes)
    if not review.key_results:
        raise Refusal(nothing_to_grade(context, team))
    return paragraphs(
        lines(_head(context, review), reviews.average_lines(context.here, review.averages)),
        *(_objective(context, each) for each in review.objectives),
        bullets(reviews.lesson_line(context.here, each.text) for each in review.lessons),
        _how_on(context, review) if cycle.closed_at is None else None,
    )


def named_cycle(context: Context, words: str) -> Md | None:
    """`/review 2026-Q3`: how that cycle ended; None if no team here has one of that name."""
    name = words.strip().upper()
    found = [
        (team, cycle)
        for team in context.teams
        for cycle in cycles.of_team(context.work.session, team)
        if cycle.name.upper() == name
    ]
    return paragraphs(*(of_cycle(context, team, cycle) for team, cycle in found)) or None


def own_part(context: Context, team: Team) -> Md | None:
    """The speaker's own key results in a team's cycle with their grades; None where there are none."""
    cycle = under_review(context, team)
    review = review_of(context.work.session, team, cycle, eyes=context.eyes)
    mine = [each for each in review.key_results if each.placed.row.owner_id == context.member.id]
    if not mine:
        return None
    return _too_early(context, team, cycle) or paragraphs(
        _head(context, review),
        bullets(_line(context, each) for each in mine),
    )


def _objective(context: Context, graded: GradedObjective) -> Md:
    return paragraphs(
        reviews.objective_head(objective_shown(context, graded), context.here),
        bullets(_line(context, each, owner=True) for each in graded.key_results),
    )


def _line(context: Context, graded: Graded, *, owner: bool = False) -> Md:
    """A key result's grade, in the code of its own cycle: which one that is stands above it."""
    said = replace(shown(context, graded, owner=owner), code=graded.placed.row.code)
    return reviews.grade_line(said, context.here)


def _too_early(context: Context, team: Team, cycle: Cycle) -> Md | None:
    """What the numbers say in the middle of a cycle is no grade; None once there is something to grade."""
    today = context.standpoint_of(team).today
    if cycle.review_at is not None or phase_of(cycle, today) not in (Phase.BEFORE, Phase.RUNNING):
        return None
    if any(
        each.given for each in review_of(context.work.session, team, cycle, eyes=context.eyes).key_results
    ):
        return None
    past = [each for each in cycles.of_team(context.work.session, team) if each.closed_at is not None]
    return lines(
        context.say(
            "🎓 {team} · {cycle} runs until {day}; it is graded at its end.",
            team=bold(team.name),
            cycle=bold(cycle.name),
            day=day(context.voice, cycle.ends_on, today),
        ),
        context.say(
            "How things stand: {board} · ask for grades now all the same: {start}",
            board=context.here.typed("/okr"),
            start=context.here.typed(context.say("/review start")),
        ),
        context.say(
            "How the last one ended: {look}",
            look=context.here.typed(context.say("/review {cycle}", cycle=past[-1].name)),
        )
        if past
        else None,
    )


def _head(context: Context, review: Review) -> Md:
    return context.say(
        "🎓 {team} · {cycle} · {given} of {all} graded",
        team=bold(review.team.name),
        cycle=bold(review.cycle.name),
        given=review.given,
        all=len(review.key_results),
    )


def _how_on(context: Context, review: Review) -> Md:
    left = [each for each in review.key_results if not each.given]
    close = context.here.typed(context.say("/review close"))
    if not left:
        return context.say("Everything is graded. Close the cycle: {close}", close=close)
    if review.cycle.review_at is None:
        return context.say(
            "Ask everybody for their grades: {start} · close the cycle: {close}",
            start=context.here.typed(context.say("/review start")),
            close=close,
        )
    return context.say(
        "Grade: {grade} · close the cycle: {close}", grade=grade_example(context, left[0].placed), close=close
    )
