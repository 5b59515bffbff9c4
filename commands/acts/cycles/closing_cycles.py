"""Closing a cycle with its grades: the next begins, what is kept goes on, the group reads how it was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from commands.acts.cycles import open_cycles
from commands.acts.cycles.carrying_over import Carried, carry_over
from commands.acts.cycles.reviewing import shown
from commands.acts.objectives.showing import key_result_shown, seen
from commands.core.context import Context
from commands.core.reply import NEWS, Direct
from commands.reports.review import Graded, GradedObjective, Review, review_of
from commands.rituals.planning import replan_team
from commands.rules.grade import Plan
from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.texts import boards, reviews
from commands.texts.formats import change
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.reviews import ObjectiveGraded
from commands.texts.scene import Scene
from storage import cycles
from storage import reviews as rows
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Team
from storage.visibility import PRIVATE, Eyes, of_group

MOST_LESSONS = 6


@dataclass(frozen=True, slots=True)
class Closed:
    """A cycle that was closed, as its group saw it, and the one that follows with what goes on in it."""

    review: Review
    following: Cycle
    carried: Carried


def close(context: Context, team: Team, cycle: Cycle) -> Closed:
    """Close it and begin the next. What nobody graded keeps the grade of the numbers."""
    session = context.work.session
    review = review_of(session, team, cycle, eyes=of_group(team))
    whole = review_of(session, team, cycle, eyes=_everything(team))
    following = open_cycles.made(context, team, open_cycles.days_after(context, team, cycle))
    cycles.lock(session, following)
    carried = carry_over(context, whole, following)
    cycle.closed_at = context.now
    context.work.flush()  # which cycle is the active one is asked of the database
    replan_team(context, team)
    return Closed(review, following, carried)


def _everything(team: Team) -> Eyes:
    """All there is in a team, private things too: to carry them over, never to show them."""
    return Eyes(team_ids=(team.id,), managed_ids=(team.id,))


# --- what the group reads -----------------------------------------------------------------------------


def message(context: Context, closed: Closed, scene: Scene) -> Md:
    """How the cycle ended, as far as the whole group may see it."""
    review, cycle = closed.review, closed.review.cycle
    helpers = rows.helpers_in(context.work.session, cycle, eyes=of_group(review.team))
    return paragraphs(
        lines(
            scene.say("🏁 {cycle} is closed. Thank you all!", cycle=bold(cycle.name)),
            reviews.average_lines(scene, review.averages),
        ),
        bullets(reviews.in_short(objective_shown(context, each), scene) for each in review.objectives),
        bullets(_lessons(review, scene)),
        reviews.thanks(scene, [(context.name(each, scene.voice), count) for each, count in helpers]),
        _what_goes_on(context, closed, scene),
        _look_back(review, scene),
    )


def objective_shown(context: Context, graded: GradedObjective) -> ObjectiveGraded:
    """An objective with its grades, in the codes of its team."""
    grades = (replace(shown(context, each), code=each.placed.row.code) for each in graded.key_results)
    return ObjectiveGraded(graded.row.code, graded.row.title, graded.grade, tuple(grades))


def _lessons(review: Review, scene: Scene) -> list[Md]:
    found = [reviews.lesson_line(scene, each.text) for each in review.lessons]
    for graded in review.key_results:
        found += [reviews.lesson_line(scene, each.text, code=graded.placed.code) for each in graded.lessons]
    return found[:MOST_LESSONS]


def _look_back(review: Review, scene: Scene) -> Md | None:
    first = next(iter(review.key_results), None)
    if first is None:
        return None
    return scene.say(
        "Looking back: {look}", look=scene.typed(f"/kr {first.placed.row.code}@{review.cycle.name}")
    )


def _what_goes_on(context: Context, closed: Closed, scene: Scene) -> Md:
    """What begins in the next cycle, what wants a new target, and what stays behind."""
    visible = {each.placed.row.id for each in closed.review.key_results}
    going = [(graded, row) for graded, row in closed.carried.key_results if graded.placed.row.id in visible]
    reached = [each for each in closed.carried.reached if each.placed.row.id in visible]
    left = [each for each in closed.review.key_results if not each.goes_on]
    name = bold(closed.following.name)
    return paragraphs(
        paragraphs(
            scene.say("➡️ {next} begins with:", next=name),
            bullets(_goes_on(context, closed, graded, row, scene) for graded, row in going),
        )
        if going
        else scene.say(
            "➡️ New objectives go to {next}: {example}",
            next=name,
            example=scene.shown(scene.say("/okr new …")),
        ),
        lines(
            _wants_a_target(reached, scene),
            _dropped(left, scene),
            _left_open(left, scene),
        ),
    )


def _way(context: Context, closed: Closed, graded: Graded, row: KeyResult, scene: Scene) -> Md:
    """From where to where it goes on; of what has no such way, what it is to hold or to be."""
    if KeyResultKind(row.kind) not in (*KEEP_KINDS, KeyResultKind.YES_NO):
        return change(scene.voice, row.start, row.target, row.unit)
    placed = Placed(row, graded.placed.objective, closed.following, nth=0)
    return boards.way(key_result_shown(context, seen(context, placed), blocked=(), flagged=()), scene)


def _goes_on(context: Context, closed: Closed, graded: Graded, row: KeyResult, scene: Scene) -> Md:
    code, former = open_cycles.code_of(context, row), graded.placed.row.code
    fields = {
        "code": bold(code)
        if code == former
        else scene.say("{code} (was {former})", code=bold(code), former=former),
        "title": row.title,
        "way": _way(context, closed, graded, row, scene),
        "name": bold(context.name(context.member_by_id(row.owner_id), scene.voice)),
    }
    if graded.plan is Plan.CHANGE:
        edit = scene.shown(scene.say("/kr edit {code} target …", code=code))
        return scene.say("{code} {title}: {way} · {name} · to be changed: {edit}", edit=edit, **fields)
    return scene.say("{code} {title}: {way} · {name}", **fields)


def _wants_a_target(reached: list[Graded], scene: Scene) -> Md | None:
    if not reached:
        return None
    return scene.say(
        "Reached, so it needs a new target to go on: {names} · {example}",
        names=_names(reached, scene),
        example=scene.shown(scene.say("/kr add …")),
    )


def _dropped(left: list[Graded], scene: Scene) -> Md | None:
    dropped = [each for each in left if each.plan is Plan.DROP]
    return scene.say("Dropped: {names}", names=_names(dropped, scene)) if dropped else None


def _left_open(left: list[Graded], scene: Scene) -> Md | None:
    open_ones = [each for each in left if each.plan is None]
    if not open_ones:
        return None
    return scene.say("Nobody said what becomes of these: {names}", names=_names(open_ones, scene))


def _names(graded: list[Graded], scene: Scene) -> Md:
    """Codes of the closed cycle mean others in the next: the titles tell them apart."""
    rows = [each.placed.row for each in graded]
    return scene.voice.list(
        [scene.say("{code} {title}", code=bold(row.code), title=row.title) for row in rows]
    )


# --- what owners of private things read alone ---------------------------------------------------------


def told_alone(context: Context, closed: Closed) -> tuple[Direct, ...]:
    """Of a private key result that goes on only its owner hears."""
    found = []
    for graded, row in closed.carried.key_results:
        owner = context.member_by_id(row.owner_id)
        if graded.placed.objective.visibility != PRIVATE or owner is None:
            continue
        there = context.alone_with(owner, closed.review.team)
        found.append(
            Direct(
                to=owner,
                text=there.say(
                    "🏁 {cycle} is closed; your {code} goes on in {next}: {line}",
                    cycle=bold(closed.review.cycle.name),
                    code=bold(graded.placed.row.code),
                    next=bold(closed.following.name),
                    line=_goes_on(context, closed, graded, row, there),
                ),
                once=f"carried:{row.id}",
                about=row.code,
                kind=NEWS,
            )
        )
    return tuple(found)
