"""Which rituals a team has, and when each comes round next."""

from __future__ import annotations

from datetime import datetime

from commands.core.occasion import Occasion
from commands.core.surroundings import Surroundings
from commands.rituals import kinds, rollup
from commands.rules import recurrence
from commands.rules.cycle import Cycle as Span
from storage import cycles, rituals
from storage.tables import Member, Ritual, Team


def plan_team(here: Surroundings, team: Team) -> list[Ritual]:
    """Give a team the rituals that every team has."""
    made = [
        here.work.add(
            Ritual(
                org_id=team.org_id,
                team_id=team.id,
                kind=kind.name,
                rule=kind.rule.stored(),
                created_at=here.now,
            )
        )
        for kind in kinds().values()
        if kind.rule is not None
    ]
    for ritual in made:
        set_next(here, ritual, after=here.now)
    return made


def plan_manager(here: Surroundings, member: Member) -> Ritual:
    """Give a manager the roll-up over their teams."""
    made = here.work.add(
        Ritual(
            org_id=member.org_id,
            member_id=member.id,
            kind=rollup.KIND,
            rule=rollup.RULE.stored(),
            created_at=here.now,
        )
    )
    set_next(here, made, after=here.now)
    return made


def replan_team(here: Surroundings, team: Team) -> None:
    """Reckon all next moments anew, after the team's zone, country, weekend or cycle has changed."""
    for ritual in rituals.of_team(here.work.session, team):
        if ritual.rule and ritual.off_at is None:
            set_next(here, ritual, after=here.now)


def set_next(here: Surroundings, ritual: Ritual, *, after: datetime) -> None:
    """Set when a ritual comes round next after a moment: None if never again, as things stand.

    What happens once is over then.
    """
    if not ritual.rule:
        ritual.next_due_at, ritual.off_at = None, here.now
        return
    occasion = Occasion(work=here.work, deployment=here.deployment, ritual=ritual, due_at=after, now=here.now)
    ritual.next_due_at = _next(occasion, after)


def _next(occasion: Occasion, after: datetime) -> datetime | None:
    rule = recurrence.restored(occasion.ritual.rule)
    return recurrence.next_due(
        rule,
        after=after,
        zone=occasion.zone,
        calendar=occasion.calendar,
        cycle=_cycle(occasion) if rule.period is recurrence.Period.CYCLE else None,
    )


def _cycle(occasion: Occasion) -> Span | None:
    row = cycles.active_cycle(occasion.work.session, occasion.team)
    return Span(row.name, row.starts_on, row.ends_on) if row else None
