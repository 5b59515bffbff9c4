"""Which rituals a team has, and when each comes round next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from commands.core.occasion import Occasion
from commands.core.surroundings import Surroundings
from commands.rituals import rollup, usual_rules
from commands.rules import recurrence
from commands.rules.cycle import Cycle as Span
from storage import cycles, rituals
from storage.tables import Member, Ritual, Team


def plan_team(here: Surroundings, team: Team) -> list[Ritual]:
    """Give a team those rituals it lacks of what every team has."""
    has = rituals.usual_kinds(here.work.session, team)
    lacked = [(kind, rule) for kind, rule in usual_rules().items() if kind not in has]
    made = [
        here.work.add(
            Ritual(
                org_id=team.org_id,
                team_id=team.id,
                number=number,
                kind=kind,
                rule=rule.stored(),
                created_at=here.now,
            )
        )
        for number, (kind, rule) in enumerate(lacked, rituals.next_number(here.work.session, team))
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
            number=rituals.next_number(here.work.session, member),
            kind=rollup.KIND,
            rule=rollup.RULE.stored(),
            created_at=here.now,
        )
    )
    set_next(here, made, after=here.now)
    return made


def replan_team(here: Surroundings, team: Team) -> None:
    """Reckon all next moments anew, after the team's zone, country, weekend or cycle has changed.

    The zone may be the manager's, too.
    """
    _replan(here, rituals.of_team(here.work.session, team))
    manager = here.member_by_id(team.manager_id)
    if manager is not None:
        replan_member(here, manager)


def replan_organization(here: Surroundings) -> None:
    """The same for everybody, after days were corrected by hand."""
    _replan(here, rituals.of_organization(here.work.session, here.org_id))


def replan_member(here: Surroundings, member: Member) -> None:
    """The same for what belongs to one person, after their zone or country has changed."""
    _replan(here, rituals.of_member(here.work.session, here.org_id, member.id))


def _replan(here: Surroundings, found: Iterable[Ritual]) -> None:
    for ritual in found:
        if ritual.rule and ritual.off_at is None:
            set_next(here, ritual, after=_settled_until(here, ritual))


def _settled_until(here: Surroundings, ritual: Ritual) -> datetime:
    """Now, or the end of the day that had its turn: west of here the same hour is still to come on it."""
    last = rituals.latest_due(here.work.session, ritual)
    if last is None:
        return here.now
    zone = Occasion(work=here.work, deployment=here.deployment, ritual=ritual, due_at=last, now=here.now).zone
    return max(here.now, datetime.combine(last.astimezone(zone), time.max, zone).astimezone(UTC))


def set_next(here: Surroundings, ritual: Ritual, *, after: datetime) -> None:
    """Set when a ritual comes round next after a moment: None if never again, as things stand.

    What happens once is over then.
    """
    if not ritual.rule:
        ritual.next_due_at, ritual.off_at = None, here.now
        return
    ritual.next_due_at = next_moment(here, ritual, recurrence.restored(ritual.rule), after=after)


def next_moment(
    here: Surroundings, ritual: Ritual, rule: recurrence.Rule, *, after: datetime
) -> datetime | None:
    """When a ritual would come round next after a moment, by this rule."""
    occasion = Occasion(work=here.work, deployment=here.deployment, ritual=ritual, due_at=after, now=here.now)
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
