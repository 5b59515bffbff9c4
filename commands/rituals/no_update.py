"""Each working day: key results of which nothing was heard for longer than agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from uuid import UUID

from commands.core.occasion import Done, Occasion
from commands.core.reply import Direct
from commands.reports.due import is_waited_for
from commands.rituals import RitualKind
from commands.rituals.people import due_shown, here_today, reminded_on, standpoint_at
from commands.rules.due import Cadence
from commands.rules.lateness import same_evening
from commands.rules.recurrence import Period, Rule, Shift
from commands.rules.status import silent_from
from commands.texts.reminders import silent, silent_to_objective_owner
from storage import members, okrs, outbox, rituals
from storage.okrs import Placed
from storage.tables import Member

KIND = "no_update"
THEN_THE_OBJECTIVE = timedelta(days=7)
"""So long after its owner was reminded, the objective's owner is told, once."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A key result of which nothing was heard; `since` is the day on which that became too long."""

    placed: Placed
    since: date

    def name(self, reader: str) -> str:
        """Under which it is kept that a reader was told of this silence."""
        return f"{self.placed.row.id}:{self.since.isoformat()}:{reader}"


def run(occasion: Occasion) -> Done:
    """Remind each owner once of each silence; a week later tell the objective's owner, once.

    An owner hears this once a day: what another team's silence is about, they hear the next working day.
    """
    session = occasion.work.session
    here, _ = here_today(occasion, okrs.owners_in(session, occasion.team))
    owners = {member.id: member for member in here}
    silences = _silences(occasion, owners)
    last = rituals.last_run(session, occasion.ritual)
    told = set(last.kept.get("told", ())) if last else set()
    today = occasion.due_at.astimezone(occasion.zone).date()
    reminded = reminded_on(occasion, owners, today) | _told_on(occasion, owners, today)
    quiet = [each for each in silences if each.placed.row.owner_id not in reminded]
    for_owner = [each for each in quiet if each.name("owner") not in told]
    for_objective = [
        each
        for each in silences
        if today >= each.since + THEN_THE_OBJECTIVE and each.name("objective") not in told
    ]
    _tell_owners(occasion, for_owner, owners, today)
    _tell_objective_owners(occasion, for_objective, owners)
    told |= {each.name("owner") for each in for_owner} | {each.name("objective") for each in for_objective}
    lasting = {each.name(reader) for each in silences for reader in ("owner", "objective")}
    return occasion.done(told=sorted(told & lasting))


def _name(owner_id: UUID, day: date) -> str:
    """The name under which somebody is owed the one message of a day."""
    return f"{KIND}:{owner_id}:{day.isoformat()}"


def _told_on(occasion: Occasion, owners: Iterable[UUID], day: date) -> set[UUID]:
    """Those to whom another of their teams had this to say on a day."""
    names = {_name(each, day): each for each in owners}
    return {names[name] for name in outbox.owed_among(occasion.work.session, occasion.org_id, names)}


def _silences(occasion: Occasion, owners: Iterable[UUID]) -> list[Silence]:
    found = []
    for placed in okrs.owned_by(occasion.work.session, occasion.org_id, owners):
        standpoint = standpoint_at(occasion, placed)
        if placed.row.team_id != occasion.team.id or not is_waited_for(placed, standpoint):
            continue
        last = (placed.row.checked_in_at or placed.row.created_at).astimezone(standpoint.zone).date()
        since = silent_from(last, Cadence(placed.row.cadence), thresholds=standpoint.thresholds)
        if since <= standpoint.today:
            found.append(Silence(placed, since))
    return found


def _tell_owners(
    occasion: Occasion, silences: Iterable[Silence], owners: dict[UUID, Member], today: date
) -> None:
    """One message to each, whatever number of their key results is silent."""
    several = members.in_several_teams(occasion.work.session, occasion.org_id, owners)
    by_owner = sorted(silences, key=lambda each: each.placed.row.owner_id)
    for owner_id, theirs in groupby(by_owner, key=lambda each: each.placed.row.owner_id):
        owner = owners[owner_id]
        shown = [due_shown(occasion, each.placed, with_team=owner_id in several) for each in theirs]
        scene = occasion.alone_with(owner, occasion.team)
        occasion.tell(Direct(owner, silent(scene, shown), _name(owner.id, today), kind=KIND))


def _tell_objective_owners(
    occasion: Occasion, silences: Iterable[Silence], owners: dict[UUID, Member]
) -> None:
    for each in silences:
        placed = each.placed
        reader = occasion.member_by_id(placed.objective.owner_id)
        if reader is None or reader.left_at is not None or reader.id == placed.row.owner_id:
            continue
        scene = occasion.alone_with(reader, occasion.team)
        text = silent_to_objective_owner(
            scene,
            due_shown(occasion, placed, with_team=False),
            owner=occasion.name(owners[placed.row.owner_id], scene.voice),
            objective=f"{placed.objective.code} {placed.objective.title}",
        )
        occasion.tell(Direct(reader, text, occasion.once(placed.row.id, "objective"), kind=KIND))


RITUAL = RitualKind(
    name=KIND,
    run=run,
    rule=Rule(Period.DAY, time(10, 30), shift=Shift.SKIP),
    late_until=same_evening,
)
