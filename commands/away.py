"""`/away until Friday`, 请假到周五: days without reminders, and who answers meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from commands.acts.members import standing_in
from commands.acts.members.standing_in import calendar_of, days_away
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.days.days_away import DaysAway, find_days_away
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.absence import last_named, last_of_calendar_days, last_of_days
from commands.rules.calendar import ONE_DAY, WorkCalendar
from commands.texts.absences import away_line, noted
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from storage import absences, members
from storage.tables import Absence, Member

KIND = standing_in.KIND
QUOTED = 60
FARTHEST = timedelta(days=300)
"""A day without a year that is farther ahead was most likely meant in the past."""


def run(context: Context) -> Reply:
    """Store the days said, or show who is away."""
    here_and_now = context.now.astimezone(context.zone)
    said = find_days_away(context.message.text, now=here_and_now, language=context.voice.code)
    if said is None:
        return Reply(lines(_no_days(context), _list(context)))
    first, last = _days(said, context.today, calendar_of(context))
    _possible(context, first, last)
    absence = _store(context, first, last, from_today=said.first is None)
    away = days_away(context, absence)
    text = noted(away, context.today, context.here)
    at_once = standing_in.named_at_once(context, absence)
    if at_once is not None:
        return replace(at_once, text=lines(text, at_once.text))
    deputy = context.member_by_id(absence.deputy_id)
    if deputy is not None:
        still = context.say("{name} answers for you meanwhile.", name=bold(context.name(deputy)))
        return Reply(lines(text, still), direct=(standing_in.asked(context, deputy, absence),))
    return Reply(lines(text, standing_in.ask(context, absence)))


def _days(said: DaysAway, today: date, calendar: WorkCalendar) -> tuple[date, date]:
    first = said.first or today
    if said.days is not None:
        return first, last_of_days(first, said.days, calendar)
    if said.calendar_days is not None:
        return first, last_of_calendar_days(first, said.calendar_days)
    if said.back is not None:
        return first, said.back - ONE_DAY
    assert said.last is not None
    return first, last_named(said.last, calendar, maybe_back=said.maybe_back)


def _possible(context: Context, first: date, last: date) -> None:
    """Days that are over, or so far ahead that they were meant to be, are not stored."""
    if first <= last and context.today <= last and last - context.today <= FARTHEST:
        return
    raise Refusal(
        context.say(
            "I read that as {first} to {last}, which cannot be right. Nothing was changed. For example: "
            "{example}",
            first=bold(day(context.voice, first, context.today)),
            last=bold(day(context.voice, last, context.today)),
            example=context.here.shown(context.say("/away 24 Dec - 2 Jan")),
        )
    )


def _store(context: Context, first: date, last: date, *, from_today: bool) -> Absence:
    """A new absence, or a change of the one it overlaps: "until" moves its end, other days are joined."""
    coming = absences.coming(context.work.session, context.org_id, [context.member.id], first)
    touched = [each for each in coming if each.first_day <= last]
    change = context.change(KIND)
    if not touched:
        return change.create(_absence(context, first, last))
    kept, *others = touched
    for each in others:
        change.set(each, withdrawn_at=context.now)
    if kept.first_day == first or (from_today and kept.first_day <= first):
        change.set(kept, last_day=last)
    else:
        ends = [last, *(each.last_day for each in touched)]
        change.set(kept, first_day=min(first, kept.first_day), last_day=max(ends))
    return kept


def _absence(context: Context, first: date, last: date) -> Absence:
    return Absence(
        org_id=context.org_id,
        member_id=context.member.id,
        first_day=first,
        last_day=last,
        created_at=context.now,
    )


def _no_days(context: Context) -> Md | None:
    """That no days were found in what stands behind the command, so that nobody relies on them."""
    said = context.parsed.rest
    if not said:
        return None
    return context.say("❓ I found no days in “{words}”, so nothing was noted.", words=shorten(said, QUOTED))


# --- who is away ----------------------------------------------------------------------------------


def _list(context: Context) -> Md:
    """The speaker and their teams: who is away now or soon, and how to say it."""
    session = context.work.session
    people = {context.member.id: context.member}
    people |= {each.id: each for team in context.teams for each in members.of_team(session, team)}
    found = absences.coming(session, context.org_id, people, context.today)
    how = context.say(
        "Say when you are away: {until} or {days}",
        until=context.here.shown(context.say("/away until Friday")),
        days=context.here.shown(context.say("/away 24 Dec - 2 Jan")),
    )
    if not found:
        return lines(context.say("Nobody is away now or soon."), how)
    return paragraphs(
        context.say("🏖 Away now or soon:"), bullets(_line(context, people, each) for each in found), how
    )


def _line(context: Context, people: Mapping[UUID, Member], absence: Absence) -> Md:
    deputy = context.member_by_id(absence.deputy_id)
    return away_line(
        context.name(people[absence.member_id]),
        days_away(context, absence),
        context.today,
        context.here,
        deputy=context.name(deputy) if deputy else None,
    )


# --- back again -----------------------------------------------------------------------------------


def back(context: Context) -> Reply:
    """Somebody is back: what is left of their absence ends."""
    running = _running(context)
    if running is None:
        raise Refusal(context.say("👋 You were not marked as away, so nothing was changed. Welcome back!"))
    return _ended(context, running, context.say("👋 Welcome back! Reminders come again."))


def off(context: Context) -> Reply:
    """`/away off`: what is left of the running absence ends, else the next one is dropped."""
    coming = absences.coming(context.work.session, context.org_id, [context.member.id], context.today)
    if not coming:
        raise Refusal(context.say("You are not away and nothing is planned, so nothing was changed."))
    dropped = days_away(context, coming[0])
    days = day(context.voice, dropped.first, context.today), day(context.voice, dropped.last)
    text = context.say("👌 Not away from {first} to {last} after all.", first=days[0], last=days[1])
    return _ended(context, coming[0], text)


def _running(context: Context) -> Absence | None:
    mine = context.member.id
    return absences.away_on(context.work.session, context.org_id, [mine], context.today).get(mine)


def _ended(context: Context, absence: Absence, text: Md) -> Reply:
    change = context.change("back")
    if absence.first_day < context.today:
        change.set(absence, last_day=context.today - ONE_DAY)
    else:
        change.set(absence, withdrawn_at=context.now)
    deputy = context.member_by_id(absence.deputy_id)
    return Reply(text, direct=(standing_in.released(context, deputy, absence),) if deputy else ())


COMMAND = (
    Command(
        name=KIND,
        usage="/away until Friday",
        says="days without reminders, and who answers meanwhile",
        family="me",
        run=run,
        answers=standing_in.ANSWERS,
    ),
    Command(name="away.off", usage="/away off", says="not away after all", family="me", run=off),
    Command(name="back", usage="I'm back", says="back before the day you said", family="me", run=back),
)
