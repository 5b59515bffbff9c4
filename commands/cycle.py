"""`/cycle`: which one it is and what comes; `/cycle list`, `/cycle next`, `/cycle set 2026-10-01 to …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from commands.acts import asking, open_cycles
from commands.acts.mistyped import mistyped
from commands.acts.team_rights import may_set
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.cycles import phase_of, span
from commands.rituals.planning import replan_team
from commands.rules.cycle import Cycle as Span
from commands.rules.cycle import (
    Phase,
    closes_after,
    is_shorter_than_a_quarter,
    quarter_named,
    quarter_of,
    usual_name,
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
SHORTEST, LONGEST = timedelta(days=7), timedelta(days=400)
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
NAME = re.compile(r"(?:(?P<year>\d{4})-)?(?P<word>[A-Za-z][A-Za-z0-9]{0,10})")
BETWEEN = frozenset({"to", "from", "until", "till", "dari", "sampai", "hingga", "ke", "den", "tu", "and"})
"""Words around two dates that are no name."""


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
    wanted = _wanted(context, context.parsed.rest, today)
    opened = cycles.open_of_team(context.work.session, team)
    touched = [each for each in opened if each.starts_on <= wanted.end and wanted.start <= each.ends_on]
    if len(touched) > 1:
        raise Refusal(_overlap(context, touched))
    cycle = _changed(context, team, touched[0], wanted) if touched else _new(context, team, wanted)
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


def _changed(context: Context, team: Team, cycle: Cycle, wanted: Span) -> Cycle:
    """A cycle with other days; codes and check-ins stay."""
    taken = {each.name for each in cycles.of_team(context.work.session, team) if each.id != cycle.id}
    if wanted.name and wanted.name in taken:
        raise Refusal(
            context.say("There is a cycle {cycle} already. Nothing was changed.", cycle=bold(wanted.name))
        )
    cycle.starts_on, cycle.ends_on = wanted.start, wanted.end
    cycle.name = wanted.name or cycle.name
    return cycle


def _new(context: Context, team: Team, wanted: Span) -> Cycle:
    return open_cycles.made(context, team, replace(wanted, name=wanted.name or quarter_of(wanted.end).name))


def _wanted(context: Context, text: str, today: date) -> Span:
    """The days that were said, and the name: the one typed, else what people call such days, else none."""
    found = [_date(match) for match in DATE.finditer(text)]
    quarter = quarter_named(text, today=today)
    if quarter is not None:
        return quarter
    if len(found) != 2 or found[0] is None or found[1] is None:
        raise Refusal(_how(context))
    start, end = found[0], found[1]
    if not SHORTEST <= end - start + timedelta(days=1) <= LONGEST:
        raise Refusal(context.say("A cycle has a week at least and 400 days at most. Nothing was changed."))
    if end < today:
        raise Refusal(context.say("Those days are over. Nothing was changed."))
    return Span(_name(text, start) or usual_name(start, end) or "", start, end)


def _name(text: str, start: date) -> str | None:
    """`Autumn` is stored as `2026-Autumn`: a code must show where the cycle's name begins."""
    words = NAME.finditer(DATE.sub(" ", text))
    named = next((match for match in words if match["word"].lower() not in BETWEEN), None)
    return f"{named['year'] or start.year}-{named['word']}" if named else None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _overlap(context: Context, touched: Sequence[Cycle]) -> Md:
    return context.say(
        "Those days overlap with {cycles}. Nothing was changed.",
        cycles=context.voice.list([bold(each.name) for each in touched]),
    )


def _how(context: Context) -> Md:
    today = context.today
    quarter = quarter_of(today)
    example = f"/cycle set {quarter.start.isoformat()} to {quarter.end.isoformat()}"
    return context.say(
        "Say its first and last day, and a name if you like: {example}. Nothing was changed.",
        example=context.here.shown(example),
    )


COMMAND = (
    Command(name="cycle.show", usage="/cycle", says="which cycle it is and what comes next", run=show),
    Command(name="cycle.list", usage="/cycle list", says="all cycles of the team", run=every),
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
