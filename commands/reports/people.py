"""Who is who: the people with their teams, and one person's part in it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.blockers_page import BlockersSeen, blockers_seen
from commands.reports.board import KeyResultView, view
from commands.reports.standing import Standpoint
from storage import absences, listings, objectives, people, weeks
from storage.objectives import PlacedObjective
from storage.tables import Absence, Kudos, Member, Team
from storage.visibility import Eyes

MOST_KUDOS = 10


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with their teams; `owns` counts the key results of open cycles that are seen."""

    member: Member
    teams: tuple[Team, ...]
    owns: int
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class PersonsPart:
    """What is somebody's, as far as it is seen. `people` are who is named in it."""

    person: Person
    objectives: tuple[PlacedObjective, ...]
    key_results: tuple[tuple[KeyResultView, Team], ...]
    blockers: BlockersSeen
    kudos: Sequence[Kudos]
    people: Mapping[UUID, Member]


def everybody(
    session: Session, org_id: str, *, eyes: Eyes, today: date, team_id: UUID | None = None
) -> list[Person]:
    """The people who are there, by name, in four statements."""
    teams = people.teams(session, org_id)
    owned = people.owned(session, org_id, eyes=eyes)
    present = [
        each
        for each in people.present(session, org_id)
        if team_id is None or any(team.id == team_id for team in teams.get(each.id, ()))
    ]
    away = absences.away_on(session, org_id, [each.id for each in present], today)
    found = [
        Person(each, tuple(teams.get(each.id, ())), owned.get(each.id, 0), away.get(each.id))
        for each in present
    ]
    return sorted(found, key=lambda each: each.member.place_among_others)


def persons_part(
    session: Session,
    org_id: str,
    member_id: UUID,
    *,
    eyes: Eyes,
    now: datetime,
    today: date,
    standpoint_of: Callable[[Team], Standpoint],
) -> PersonsPart | None:
    """One person's teams, objectives, key results, blockers and kudos, in eleven statements."""
    member = people.find(session, org_id, member_id)
    if member is None:
        return None
    teams = people.teams(session, org_id, member_id).get(member_id, [])
    own = objectives.open_ones(session, org_id, eyes=eyes, owner_id=member_id)
    placed = objectives.key_results_everywhere(session, org_id, eyes=eyes, owner_id=member_id)
    by_id = listings.teams_by_id(session, org_id, [each.row.team_id for each in placed])
    kudos = people.kudos_to(session, member, eyes=eyes, limit=MOST_KUDOS)
    away = absences.away_on(session, org_id, [member_id], today)
    shown = [(each, by_id[each.row.team_id]) for each in placed]
    return PersonsPart(
        person=Person(member, tuple(teams), len(placed), away.get(member_id)),
        objectives=tuple(own),
        key_results=tuple((view(each, standpoint_of(team)), team) for each, team in shown),
        blockers=blockers_seen(session, org_id, eyes=eyes, now=now, member_id=member_id),
        kudos=kudos,
        people=weeks.people(session, org_id, [each.giver_id for each in kudos]),
    )
