"""`/cycle`: which one it is and what comes; `/cycle list`, `/cycle next`, `/cycle set 2026-10-01 to …`."""

from __future__ import annotations

from datetime import date

from commands.acts import asking
from commands.acts.cycles import cycle_days, open_cycles
from commands.acts.members.team_rights import may_set
from commands.acts.mistyped import mistyped
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.cycles import phase_of, span
from commands.rituals.planning import replan_team
from commands.rules.cycle import (
    Phase,
    closes_after,
    is_shorter_than_a_quarter,
)
from commands.rules.quality import Hint, HintCode
from commands.texts.cycles import span_of, where_in
from commands.texts.formats import day
from commands.texts.hints import hints
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage import cycles
from storage.tables import Cycle, Question, Team

CLOSE = "close_cycle"
MOST_LISTED = 12


# -- what it is --------------------------------------------------------------------------------------------


def show(context: Context) -> Reply:
    """The open cycles of each team meant; with dates behind it sets them."""
    if any(letter.isdigit() for letter in context.parsed.rest):
        return set_days(context)
    if context.parsed.rest.strip():
        raise Refusal(mistyped(context, "cycle"))
    return Reply(paragraphs(*(_of_team(context, team) for team in context.teams)))


def _of_team(context: Context, team: Team) -> Md:
    opened = cycles.open_of_team(context.work.session, team)
    today = context.standpoint_of(team).today
    if not opened:
        return context.say(
            "🗓 {team} has no open cycle; the first objective opens {cycle}.",
            team=bold(team.name),
            cycle=bold(open_cycles.for_new(context, team)[0].name),
        )
    return paragraphs(
        *(_one(context, team, each, today) for each in opened),
        _what_comes(context, team, opened[0], today),
    )


def _one(context: Context, team: Team, cycle: Cycle, today: date) -> Md:
    days = span(cycle)
    left = context.standpoint_of(team).calendar.working_days(max(today, days.start), days.end)
    return lines(
        context.say(
            "🗓 {team} · {cycle} · {week}",
            team=bold(team.name),
            cycle=bold(cycle.name),
            week=where_in(context.voice, days, today),
        ),
        context.say(
            "{days} · {left}",
            days=span_of(context.voice, days, today),
            left=context.voice.count("{n} working day left", "{n} working days left", left),
        )
        if today <= days.end
        else None,
    )


def _what_comes(context: Context, team: Team, cycle: Cycle, today: date) -> Md:
    following = open_cycles.days_after(context, team, cycle)
    fields = {
        "cycle": cycle.name,
        "next": bold(following.name),
        "day": day(context.voice, following.start, today),
        "words": context.here.typed(context.say("/cycle next")),
    }
    if phase_of(cycle, today) is Phase.GRACE:
        return context.say(
            "It stays open until {last} to be graded ({review}), then it closes without grades. New "
            "objectives go to {next}. {words} closes {cycle} now.",
            review=context.here.typed(context.say("/review")),
            last=day(context.voice, closes_after(span(cycle)), today),
            **fields,
        )
    if phase_of(cycle, today) is Phase.LAST_DAYS:
        return context.say(
            "From {day} on it is {next}; with a new objective I ask which of the two it is for. {words} "
            "closes {cycle} now.",
            **fields,
        )
    return context.say("From {day} on it is {next}. {words} closes {cycle} now.", **fields)


def every(context: Context) -> Reply:
    """All cycles of each team meant, the latest first."""
    return Reply(paragraphs(*(_list(context, team) for team in context.teams)))


def _list(context: Context, team: Team) -> Md:
    found = cycles.of_team(context.work.session, team)[::-1][:MOST_LISTED]
    if not found:
        return _of_team(context, team)
    counts = cycles.counts(context.work.session, context.org_id, [each.id for each in found])
    today = context.standpoint_of(team).today
    return paragraphs(
        bold(team.name), bullets(_line(context, each, counts.get(each.id, 0), today) for each in found)
    )


def _line(context: Context, cycle: Cycle, objectives: int, today: date) -> Md:
    days = span(cycle)
    closed = cycle.closed_at.astimezone(context.zone).date() if cycle.closed_at else None
    return context.say(
        "{cycle} · {days} · {state} · {objectives}",
        cycle=bold(cycle.name),
        days=span_of(context.voice, days, today),
        state=context.say("closed {day}", context="cycle", day=day(context.voice, closed, today))
        if closed
        else where_in(context.voice, days, today),
        objectives=context.voice.count("{n} objective", "{n} objectives", objectives),
    )


# -- closing -----------------------------------------------------------------------------------------------


def close_and_begin(context: Context) -> Reply:
    """Close the active cycle without grades and begin the next, once that is confirmed."""
    team = context.team
    may_set(context, team)
    cycle = cycles.active_cycle(context.work.session, team)
    if cycle is None:
        raise Refusal(_of_team(context, team))
    following = open_cycles.days_after(context, team, cycle)
    return asking.ask(
        context,
        CLOSE,
        lines(
            context.say(
                "Close {cycle} without grades? Its objectives can then be read and not changed any more, and "
                "that cannot be undone. New objectives go to {next}, {days}.",
                cycle=bold(cycle.name),
                next=bold(following.name),
                days=span_of(context.voice, following, context.standpoint_of(team).today),
            ),
            context.say(
                "To close it with its grades and take on what is kept: {review}",
                review=context.here.typed(context.say("/review close")),
            ),
        ),
        [context.say("close {cycle}", cycle=cycle.name)],
        [cycle.name],
        {},
    )


def _confirmed(context: Context, question: Question) -> Reply | None:
    name = asking.chosen(context, question)
    if name is None:
        return None
    team = context.team
    may_set(context, team)
    cycle = cycles.active_cycle(context.work.session, team)
    if cycle is None or cycle.name != name:
        raise Refusal(context.say("{cycle} was closed meanwhile.", cycle=name))
    following = open_cycles.made(context, team, open_cycles.days_after(context, team, cycle))
    cycle.closed_at = context.now
    _replan(context, team)
    return Reply(
        context.say(
            "🏁 {cycle} is closed. New objectives go to {next}: {example}",
            cycle=bold(cycle.name),
            next=bold(following.name),
            example=context.here.shown(context.say("/okr new …")),
        )
    )


# -- other days --------------------------------------------------------------------------------------------


def set_days(context: Context) -> Reply:
    """Give a cycle other days or another name: the open one that they touch, else a new one."""
    team = context.team
    may_set(context, team)
    today = context.standpoint_of(team).today
    wanted = cycle_days.wanted(context, context.parsed.rest, today)
    cycle = cycle_days.give(context, team, wanted)
    _replan(context, team)
    return Reply(
        paragraphs(
            context.say(
                "👍 {cycle}: {days}.",
                cycle=bold(cycle.name),
                days=span_of(context.voice, span(cycle), today),
            ),
            hints([Hint(HintCode.SHORT_CYCLE)], context.here) if is_shorter_than_a_quarter(wanted) else None,
        )
    )


def _replan(context: Context, team: Team) -> None:
    """What happens around a cycle's end happens around another now."""
    context.work.flush()  # which cycle is the active one is asked of the database
    replan_team(context, team)


COMMAND = (
    Command(
        name="cycle.show", usage="/cycle", says="which cycle it is and what comes next", run=show, shows=True
    ),
    Command(name="cycle.list", usage="/cycle list", says="all cycles of the team", run=every, shows=True),
    Command(
        name="cycle.next",
        usage="/cycle next",
        says="close this cycle without grades, begin the next",
        run=close_and_begin,
        answers={CLOSE: _confirmed},
    ),
    Command(
        name="cycle.set",
        usage="/cycle set 2026-10-01 to 2026-12-31",
        says="give the cycle other days or another name",
        run=set_days,
    ),
)
