"""A team's board with all that is asked of it at a glance: progress, pace, confidence, blockers, flags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.board import KeyResultView, ObjectiveView, objective_view
from commands.reports.cycles import span
from commands.reports.due import is_waited_for
from commands.reports.objective_standing import expected
from commands.reports.progress_then import progress_then
from commands.reports.standing import Standpoint, as_it_ended
from commands.rules.cycle import week_of
from commands.rules.progress import objective_moved
from commands.rules.status import Status, tally
from storage import boards, flags, weeks
from storage.okrs import Placed
from storage.tables import Blocker, Cycle, Member, RedFlag, Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader wants to see of a board; None means everything. `cycle` is a cycle's name."""

    owner: UUID | None = None
    status: Status | None = None
    cycle: str | None = None


Then = Mapping[UUID, Decimal]
"""What key results were at a week ago; nothing of a closed cycle."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """The open blockers and red flags of some key results."""

    blockers: Sequence[Blocker]
    flags: Mapping[UUID, RedFlag]

    def blockers_of(self, view: KeyResultView) -> tuple[Blocker, ...]:
        return tuple(each for each in self.blockers if each.key_result_id == view.placed.row.id)


def then_at(session: Session, placed: Sequence[Placed], moment: datetime) -> Then:
    """The progress of these key results of one cycle at a moment, in one statement."""
    opened = [each.row for each in placed if each.cycle.closed_at is None]
    if not opened:
        return {}
    then = progress_then(session, opened[0].org_id, opened, moment)
    return {row.id: then.get(row.id, row.initial_progress) for row in opened}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A key result with what is in its way; `moved` is the change of its progress in a week (0…1)."""

    view: KeyResultView
    owner: Member | None
    blockers: tuple[Blocker, ...]
    flag: RedFlag | None
    moved: Decimal | None


@dataclass(frozen=True, slots=True)
class BoardObjective:
    """An objective and those of its key results that are shown; `expected` is its pace, 0…1.

    `moved` is the change of its progress in a week; None in a closed cycle.
    """

    view: ObjectiveView
    owner: Member | None
    expected: Decimal | None
    moved: Decimal | None
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """A team's cycle. `owners` and `statuses` are those there are to filter by, whatever is shown.

    `cycle` is None for a team without any, or when the one asked for does not exist. `people` are all who are
    named. `guessed` are the cycle's years whose working days nobody knows yet.
    """

    team: Team
    manager: Member | None
    cycle: Cycle | None
    cycles: tuple[Cycle, ...]
    week: int
    weeks: int
    objectives: tuple[BoardObjective, ...]
    owners: tuple[Member, ...]
    statuses: Mapping[Status, int]
    flags: int
    blockers: int
    missing: tuple[Member, ...]
    people: Mapping[UUID, Member]
    guessed: tuple[int, ...] = ()


def team_page(
    session: Session,
    team: Team,
    filters: Filters,
    *,
    eyes: Eyes,
    standpoint_of: Callable[[Team], Standpoint],
    week_ago: datetime,
) -> TeamPage:
    """A team's board as `eyes` see it, in seven statements."""
    cycles = boards.cycles_of(session, team)
    cycle = _chosen(cycles, filters.cycle)
    if cycle is None:
        manager = weeks.people(session, team.org_id, [team.manager_id]) if team.manager_id else {}
        return _empty(team, next(iter(manager.values()), None), tuple(cycles))
    standpoint = as_it_ended(cycle, standpoint_of(team))
    later = any(each.closed_at is None and each.starts_on < cycle.starts_on for each in cycles)
    placed = boards.key_results_of(session, cycle, eyes=eyes, later=later and cycle.closed_at is None)
    objectives = [
        objective_view(row, placed, standpoint, cycle if later else None)
        for row in boards.objectives_of(session, cycle, eyes=eyes)
    ]
    then = then_at(session, placed, week_ago)
    return _page(
        session,
        team,
        cycle,
        cycles=cycles,
        objectives=objectives,
        then=then,
        standpoint=standpoint,
        filters=filters,
        eyes=eyes,
    )


def _chosen(cycles: Sequence[Cycle], named: str | None) -> Cycle | None:
    """The cycle of this name, else the earliest open one, else the latest."""
    if named:
        return next((each for each in cycles if each.name == named), None)
    opened = [each for each in cycles if each.closed_at is None]
    return opened[-1] if opened else next(iter(cycles), None)


def _empty(team: Team, manager: Member | None, cycles: tuple[Cycle, ...]) -> TeamPage:
    return TeamPage(
        team=team,
        manager=manager,
        cycle=None,
        cycles=cycles,
        week=0,
        weeks=0,
        objectives=(),
        owners=(),
        statuses={},
        flags=0,
        blockers=0,
        missing=(),
        people={},
    )


def _page(
    session: Session,
    team: Team,
    cycle: Cycle,
    *,
    cycles: Sequence[Cycle],
    objectives: Sequence[ObjectiveView],
    then: Then,
    standpoint: Standpoint,
    filters: Filters,
    eyes: Eyes,
) -> TeamPage:
    views = [view for objective in objectives for view in objective.key_results]
    ids = [view.placed.row.id for view in views]
    raised = {flag.key_result_id: flag for flag in flags.known_on(session, team.org_id, ids, eyes=eyes)}
    blockers = boards.blockers_on(session, team.org_id, ids)
    people = weeks.people(session, team.org_id, _named(team, objectives, blockers))
    in_the_way = InTheWay(blockers, raised)
    shown = [_objective(each, in_the_way, then, people, filters) for each in objectives]
    found = tuple(each for each in shown if each is not None)
    week, weeks_in_all = week_of(span(cycle), today=standpoint.today)
    return TeamPage(
        team=team,
        manager=people.get(team.manager_id) if team.manager_id else None,
        cycle=cycle,
        cycles=tuple(cycles),
        week=week,
        weeks=weeks_in_all,
        objectives=found,
        owners=_owners(views, people),
        statuses=tally(view.judged.status for view in views),
        flags=len(raised),
        blockers=len(blockers),
        missing=_missing([view.placed for view in views], standpoint, people) if not cycle.closed_at else (),
        people=people,
        guessed=_guessed(cycle, standpoint),
    )


def _guessed(cycle: Cycle, standpoint: Standpoint) -> tuple[int, ...]:
    if cycle.closed_at is not None:
        return ()
    years = range(cycle.starts_on.year, cycle.ends_on.year + 1)
    return tuple(year for year in years if standpoint.calendar.is_guessed(year))


def _named(team: Team, objectives: Sequence[ObjectiveView], blockers: Sequence[Blocker]) -> set[UUID]:
    named = {each.row.owner_id for each in objectives}
    named |= {view.placed.row.owner_id for each in objectives for view in each.key_results}
    named |= {each.raised_by_id for each in blockers}
    named |= {each.helper_id for each in blockers if each.helper_id}
    return named | ({team.manager_id} if team.manager_id else set())


def _objective(
    view: ObjectiveView, in_the_way: InTheWay, then: Then, people: Mapping[UUID, Member], filters: Filters
) -> BoardObjective | None:
    """None if the filters leave nothing of it."""
    is_bare = not view.key_results and filters.status is None and filters.owner in (None, view.row.owner_id)
    if not is_bare and not any(_fits(each, filters) for each in view.key_results):
        return None
    found = board_objective(view, in_the_way, then, people)
    return replace(found, rows=tuple(each for each in found.rows if _fits(each.view, filters)))


def board_objective(
    view: ObjectiveView, in_the_way: InTheWay, then: Then, people: Mapping[UUID, Member]
) -> BoardObjective:
    """An objective with all of its key results."""
    return BoardObjective(
        view=view,
        owner=people.get(view.row.owner_id),
        expected=expected((each.judged, each.placed.row.weight) for each in view.key_results),
        moved=_moved(view, then),
        rows=tuple(
            BoardRow(
                view=each,
                owner=people.get(each.placed.row.owner_id),
                blockers=in_the_way.blockers_of(each),
                flag=in_the_way.flags.get(each.placed.row.id),
                moved=_moved_alone(each, then),
            )
            for each in view.key_results
        ),
    )


def _moved_alone(view: KeyResultView, then: Then) -> Decimal | None:
    row = view.placed.row
    return row.progress - then[row.id] if row.id in then else None


def _moved(view: ObjectiveView, then: Then) -> Decimal | None:
    rows = [each.placed.row for each in view.key_results if each.placed.row.id in then]
    return objective_moved((then[row.id], row.progress, row.weight) for row in rows)


def _fits(view: KeyResultView, filters: Filters) -> bool:
    is_owners = filters.owner is None or view.placed.row.owner_id == filters.owner
    return is_owners and filters.status in (None, view.judged.status)


def _owners(views: Sequence[KeyResultView], people: Mapping[UUID, Member]) -> tuple[Member, ...]:
    ids = dict.fromkeys(view.placed.row.owner_id for view in views)
    return tuple(sorted((people[id] for id in ids if id in people), key=lambda each: each.place_among_others))


def _missing(
    placed: Sequence[Placed], standpoint: Standpoint, people: Mapping[UUID, Member]
) -> tuple[Member, ...]:
    """Who owns something whose check-in of this week has not come."""
    ids = dict.fromkeys(each.row.owner_id for each in placed if is_waited_for(each, standpoint))
    return tuple(people[id] for id in ids if id in people)
