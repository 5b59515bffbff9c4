"""What several rituals need to know of people: who is here, what is theirs, what they were told already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from commands.core.occasion import Occasion
from commands.core.team_codes import team_word
from commands.reports.standing import Standpoint
from commands.rules.progress import KeyResultKind
from commands.texts.reminders import DueShown
from storage import absences, outbox
from storage.okrs import Placed
from storage.tables import Member, Team


def here_today(occasion: Occasion, people: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """Those who are here on the ritual's day, and those who are away."""
    day = occasion.due_at.astimezone(occasion.zone).date()
    away = absences.away_on(occasion.work.session, occasion.org_id, [each.id for each in people], day)
    return [each for each in people if each.id not in away], [each for each in people if each.id in away]


def standpoint_at(occasion: Occasion, placed: Placed) -> Standpoint:
    """The day and calendar of a key result's team."""
    return occasion.standpoint_of(_team(occasion, placed))


def due_shown(occasion: Occasion, placed: Placed, *, with_team: bool) -> DueShown:
    """A key result that waits for a check-in, as its owner is shown it.

    `with_team` puts the team's name before the code, for those who belong to several.
    """
    row = placed.row
    return DueShown(
        code=f"{team_word(_team(occasion, placed).name)}/{placed.code}" if with_team else placed.code,
        title=row.title,
        kind=KeyResultKind(row.kind),
        unit=row.unit,
        current=row.current,
        target=row.target,
        silent_for=occasion.now - row.checked_in_at if row.checked_in_at else None,
    )


def reminder_name(member_id: UUID, day: date) -> str:
    """The name under which somebody is owed the one reminder of a day."""
    return f"reminder:{member_id}:{day.isoformat()}"


def reminded_on(occasion: Occasion, people: Iterable[UUID], day: date) -> set[UUID]:
    """Those of these people who were sent their reminder on a day."""
    names = {reminder_name(each, day): each for each in people}
    owed = outbox.owed_among(occasion.work.session, occasion.org_id, names)
    return {names[name] for name in owed}


def _team(occasion: Occasion, placed: Placed) -> Team:
    return occasion.team_by_id(placed.row.team_id)
