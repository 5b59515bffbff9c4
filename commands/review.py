"""`/review`, `/review start`, `/review close`: how a cycle ended, asked of all who own a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from commands.acts import asking
from commands.acts.cycles import closing_cycles
from commands.acts.cycles.review_views import nothing_to_grade, of_team, own_part, under_review
from commands.acts.cycles.reviewing import first_question, next_question, waiting
from commands.acts.members.rights import may_say_here
from commands.acts.members.team_rights import may_set
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import NEWS, Announcement, Direct, Reply
from commands.reports.cycles import span
from commands.reports.review import Graded, Review, review_of
from commands.rules.cycle import closes_after
from commands.texts import reviews
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, lines, paragraphs
from storage import absences, cycles, okrs, outbox
from storage.okrs import Placed
from storage.tables import Cycle, Member, Question, Team

CLOSE, START = "close_review", "start"

Waiting = Mapping[UUID, Sequence[Placed]]
"""What each owner has not graded yet."""


def show(context: Context) -> Reply:
    """In a group the whole team's review; in a direct chat one's own part, and the next question of it."""
    if context.group or context.outsider:
        return Reply(of_team(context, context.team))
    parts = [
        of_team(context, team) if context.is_manager(team) else own_part(context, team)
        for team in context.teams
        if cycles.active_cycle(context.work.session, team)
    ]
    if not any(parts):
        raise Refusal(nothing_to_grade(context, context.team))
    return Reply(paragraphs(*parts, _asked_next(context)))


def _asked_next(context: Context) -> Md | None:
    """The next question to the speaker, of the first team whose review has begun."""
    for team in context.teams:
        cycle = cycles.active_cycle(context.work.session, team)
        asked = next_question(context, cycle) if cycle and cycle.review_at else None
        if asked:
            return asked
    return None


# --- beginning ----------------------------------------------------------------------------------------


def start(context: Context) -> Reply:
    """Ask every owner directly, one key result after another; who was asked today is not asked again."""
    team = context.team
    may_set(context, team)
    cycle = under_review(context, team)
    owners = okrs.owners_in(context.work.session, team)
    found = waiting(context, [each.id for each in owners], cycle)
    if not found and not review_of(context.work.session, team, cycle, eyes=context.eyes).key_results:
        raise Refusal(nothing_to_grade(context, team))
    cycle.review_at = cycle.review_at or context.now
    away = absences.away_on(context.work.session, context.org_id, found, context.standpoint_of(team).today)
    there = [each for each in owners if each.id in found and each.id not in away]
    return Reply(
        lines(
            context.say("🎓 The review of {cycle} begins.", cycle=bold(cycle.name)),
            _whom(context, owners, found, set(away)),
            context.say(
                "Nobody holds it up: an objective's owner and the manager grade too, and what nobody grades "
                "keeps the grade of the numbers."
            ),
            reviews.learning_only(context.here),
            _until(context, team, cycle),
        ),
        direct=_questions(context, team, cycle, there, found),
    )


def _questions(
    context: Context, team: Team, cycle: Cycle, owners: Sequence[Member], found: Waiting
) -> tuple[Direct, ...]:
    today = context.standpoint_of(team).today.isoformat()
    names = {each.id: f"review:{cycle.id}:{each.id}:{today}" for each in owners}
    owed = outbox.owed_among(context.work.session, context.org_id, names.values())
    return tuple(
        first_question(context, team, cycle, each, found[each.id], once=names[each.id])
        for each in owners
        if names[each.id] not in owed
    )


def _whom(context: Context, owners: Sequence[Member], found: Waiting, away: set[UUID]) -> Md | None:
    """Who is asked and who is away; whoever owns private things alone is not named before others."""
    named = [
        each
        for each in owners
        if any(may_say_here(context, [placed.row]) for placed in found.get(each.id, ()))
    ]
    here = [bold(context.name(each)) for each in named if each.id not in away]
    gone = [bold(context.name(each)) for each in named if each.id in away]
    return lines(
        context.say("I ask {names} directly, one key result after another.", names=context.voice.list(here))
        if here
        else None,
        context.say("Away, so not asked: {names}", names=context.voice.list(gone)) if gone else None,
    )


def _until(context: Context, team: Team, cycle: Cycle) -> Md:
    return context.say(
        "Until {day}: {show} shows where it stands, {close} closes {cycle}.",
        day=day(context.voice, closes_after(span(cycle)), context.standpoint_of(team).today),
        show=context.here.typed(context.say("/review")),
        close=context.here.typed(context.say("/review close")),
        cycle=cycle.name,
    )


# --- closing ------------------------------------------------------------------------------------------


def close(context: Context) -> Reply:
    """Close the cycle with its grades, once that is confirmed: it cannot be undone."""
    team = context.team
    may_set(context, team)
    cycle = under_review(context, team)
    review = review_of(context.work.session, team, cycle, eyes=context.eyes)
    begun = cycle.review_at is not None or review.given > 0
    options = [context.say("close {cycle}", cycle=cycle.name)]
    values = [cycle.name]
    if not begun and review.key_results:
        options.insert(0, context.say("first ask everybody for their grades"))
        values.insert(0, START)
    return asking.ask(context, CLOSE, _what_happens(context, review), options, values, {})


def _what_happens(context: Context, review: Review) -> Md:
    given, count = review.given, len(review.key_results)
    going = [each for each in review.key_results if each.goes_on and not each.reached]
    name = bold(review.cycle.name)
    return lines(
        context.say("Close {cycle}? All {all} key results are graded.", cycle=name, all=count)
        if given == count
        else context.say(
            "Close {cycle}? {given} of {all} key results are graded; the others keep the grade of the "
            "numbers.",
            cycle=name,
            given=given,
            all=count,
        ),
        context.say("Carried over: {codes}", codes=_codes(context, going))
        if going
        else context.say(
            "Nothing is carried over: nobody said what is to be kept. To keep something: {example}",
            example=context.here.shown(context.say("/review {code} keep", code=_first(context, review))),
        ),
        context.say("Afterwards it can be read and not changed, and that cannot be undone."),
    )


def _codes(context: Context, graded: Sequence[Graded]) -> Md:
    return context.voice.list([bold(context.code(each.placed)) for each in sorted(graded, key=_number)])


def _number(graded: Graded) -> int:
    return graded.placed.row.number


def _first(context: Context, review: Review) -> str:
    return next((context.code(each.placed) for each in review.key_results), "KR1")


def _confirmed(context: Context, question: Question) -> Reply | None:
    chosen = asking.chosen(context, question)
    if chosen is None:
        return None
    if chosen == START:
        return start(context)
    team = context.team
    may_set(context, team)
    cycle = cycles.active_cycle(context.work.session, team)
    if cycle is None or cycle.name != chosen:
        raise Refusal(context.say("{cycle} was closed meanwhile.", cycle=chosen))
    closed = closing_cycles.close(context, team, cycle)
    alone = closing_cycles.told_alone(context, closed)
    if context.group:
        return Reply(closing_cycles.message(context, closed, context.here), direct=alone)
    said = closing_cycles.message(context, closed, context.group_of(team))
    return Reply(
        context.say("🏁 {cycle} is closed; the group reads how it ended.", cycle=bold(cycle.name)),
        direct=alone,
        groups=(Announcement(team, said, once=f"closed:{cycle.id}", kind=NEWS),),
    )


COMMAND = (
    Command(name="review.show", usage="/review", says="how the cycle ended, what is graded so far", run=show),
    Command(name="review.start", usage="/review start", says="ask every owner for their grades", run=start),
    Command(
        name="review.close",
        usage="/review close",
        says="close the cycle with its grades, carry over what is kept",
        run=close,
        answers={CLOSE: _confirmed},
    ),
)
