"""Which cycle something new goes to, and making it."""

from __future__ import annotations

from commands.core.rollover import close_over
from commands.core.surroundings import Surroundings
from commands.reports.cycles import span
from commands.rules.cycle import Cycle as Span
from commands.rules.cycle import cycles_for_new, next_cycle
from storage import cycles
from storage.tables import Cycle, KeyResult, Objective, Team


def for_new(around: Surroundings, team: Team) -> tuple[Span, ...]:
    """Where a new objective may go: one cycle, or in its last days this one or the next: ask."""
    every = cycles.of_team(around.work.session, team)
    return cycles_for_new(
        [span(each) for each in every if each.closed_at is None],
        [span(each) for each in every if each.closed_at is not None],
        today=around.standpoint_of(team).today,
    )


def made(around: Surroundings, team: Team, wanted: Span) -> Cycle:
    """The open cycle of these days, made if it is not there yet."""
    every = cycles.of_team(around.work.session, team)
    there = next((each for each in every if each.closed_at is None and span(each) == wanted), None)
    if there is not None:
        return there
    cycle = cycles.start_cycle(
        around.work,
        team,
        name=_free({each.name for each in every}, wanted.name),
        starts_on=wanted.start,
        ends_on=wanted.end,
        now=around.now,
    )
    around.work.flush()  # which cycle is the active one is asked of the database
    return cycle


def _free(taken: set[str], name: str) -> str:
    """A name that no other cycle of the team has: after one of another length a quarter may come twice."""
    return next(each for each in (name, *(f"{name}{letter}" for letter in "bcdefghijk")) if each not in taken)


def is_later(around: Surroundings, team: Team, cycle: Cycle) -> bool:
    """Whether an earlier cycle is still open: plain codes mean that one's."""
    active = cycles.active_cycle(around.work.session, team)
    return active is not None and active.starts_on < cycle.starts_on


def days_after(around: Surroundings, team: Team, cycle: Cycle) -> Span:
    """The cycle that follows: the one that is there already, else the one that would be made."""
    opened = cycles.open_of_team(around.work.session, team)
    there = next((each for each in opened if each.starts_on > cycle.ends_on), None)
    return span(there) if there else next_cycle(span(cycle))


def turn_over(around: Surroundings, team: Team) -> list[Cycle]:
    """Close what nobody closed in time, and make the cycle of today; gives back those that were closed."""
    closed = close_over(around.work, around.deployment, [team], now=around.now)
    made(around, team, for_new(around, team)[0])
    return closed


def code_of(around: Surroundings, row: Objective | KeyResult) -> str:
    """The code to type: with its cycle's name while an earlier cycle of the team is still open."""
    cycle = around.work.session.get_one(Cycle, (row.org_id, row.cycle_id))
    team = around.team_by_id(row.team_id)
    return f"{row.code}@{cycle.name}" if is_later(around, team, cycle) else row.code
