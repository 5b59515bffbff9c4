"""Who of a team checked in, week by week. Presence and nothing else: nobody is counted or put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.standing import Standpoint
from commands.rules.due import Cadence, due_from, monday_of
from commands.texts.charts.heat_map import Presence
from storage import boards, presence, weeks
from storage.presence import Duty
from storage.tables import Absence, Cycle, Member, Team
from storage.visibility import Eyes

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PersonsWeeks:
    """A person and a presence for each week."""

    member: Member
    weeks: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class TeamsWeeks:
    """A team's cycle up to today: the Mondays of its weeks, and people by name.

    `cycles` are all there are to choose from, the latest first; `cycle` is None before the first.
    """

    team: Team
    cycle: Cycle | None
    cycles: Sequence[Cycle]
    weeks: tuple[date, ...]
    people: tuple[PersonsWeeks, ...]


def teams_weeks(
    session: Session, team: Team, standpoint: Standpoint, *, eyes: Eyes, cycle: str | None = None
) -> TeamsWeeks:
    """The check-ins of a cycle, by its name or the one of today, in five statements."""
    cycles = boards.cycles_of(session, team)
    chosen = _chosen(cycles, cycle, standpoint.today)
    if chosen is None:
        return TeamsWeeks(team, None, cycles, (), ())
    mondays = tuple(_mondays(chosen, standpoint.today))
    duties = presence.duties(session, chosen, eyes=eyes)
    here = {
        (member_id, monday_of(at.astimezone(standpoint.zone).date()))
        for member_id, at in presence.check_ins(session, chosen, eyes=eyes)
    }
    ids = sorted({each.owner_id for each in duties} | {member_id for member_id, _ in here})
    people = weeks.people(session, team.org_id, ids)
    away = presence.absences(session, team.org_id, ids, chosen.starts_on)
    found = [
        PersonsWeeks(
            people[id],
            tuple(
                _presence(chosen, monday, (id, monday) in here, _of(id, duties), _off(id, away), standpoint)
                for monday in mondays
            ),
        )
        for id in ids
        if id in people
    ]
    by_name = sorted(found, key=lambda each: each.member.place_among_others)
    return TeamsWeeks(team, chosen, cycles, mondays, tuple(by_name))


def _chosen(cycles: Sequence[Cycle], name: str | None, today: date) -> Cycle | None:
    """The cycle of a name, or the one of today, or the latest that has begun."""
    if name is not None:
        return next((each for each in cycles if each.name == name), None)
    return next((each for each in cycles if each.starts_on <= today), None)


def _mondays(cycle: Cycle, today: date) -> list[date]:
    first, last = monday_of(cycle.starts_on), monday_of(min(today, cycle.ends_on))
    return [first + WEEK * nth for nth in range((last - first).days // 7 + 1)]


def _of(member_id: UUID, duties: Sequence[Duty]) -> list[Duty]:
    return [each for each in duties if each.owner_id == member_id]


def _off(member_id: UUID, absences: Sequence[Absence]) -> list[Absence]:
    return [each for each in absences if each.member_id == member_id]


def _presence(
    cycle: Cycle,
    monday: date,
    here: bool,
    duties: Sequence[Duty],
    absences: Sequence[Absence],
    standpoint: Standpoint,
) -> Presence:
    if here:
        return Presence.HERE
    friday = monday + timedelta(days=4)
    if any(each.first_day <= friday <= each.last_day for each in absences):
        return Presence.AWAY
    if any(_is_due(each, cycle, monday, standpoint) for each in duties):
        return Presence.OPEN if standpoint.today < monday + WEEK else Presence.SILENT
    return Presence.NOT_ASKED


def _is_due(duty: Duty, cycle: Cycle, monday: date, standpoint: Standpoint) -> bool:
    """Whether a check-in was wanted in this very week of something that was there when the week began."""
    if duty.since.astimezone(standpoint.zone).date() > monday:
        return False
    return due_from(Cadence(duty.cadence), today=monday, cycle_start=cycle.starts_on) == monday
