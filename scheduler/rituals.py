"""Rituals that are due, one transaction each: what is said is stored with the note that it was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy.exc import OperationalError

from commands.core.deployment import Deployment
from commands.core.occasion import Done, Occasion, Outcome
from commands.core.surroundings import Surroundings
from commands.rituals import kinds, rollup
from commands.rituals.planning import plan_manager, plan_team, set_next
from storage import rituals
from storage.tables import Delivery, Ritual
from storage.work import Storage, Work

MOST_FAILURES = 3
"""In a row; then somebody must look."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.rituals")


def organizations_due(storage: Storage, now: datetime) -> Sequence[str]:
    """Where something is due. Reads and writes nothing."""
    with storage.reading() as session:
        return rituals.organizations_due(session, now=now)


def learn_calendars(storage: Storage, deployment: Deployment) -> None:
    """Take over the days that administrators corrected, which is cheap; there are a few dozen a year."""
    with storage.reading() as session:
        deployment.calendars.learn(rituals.corrected_days(session))


def plan(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Give new teams and new managers their rituals; nearly always there are none, and nothing is written."""
    with storage.reading() as session:
        if not rituals.teams_without(session) and not rituals.managers_without(session, rollup.KIND):
            return
    with storage.work() as work:
        for team in rituals.teams_without(work.session):
            plan_team(_here(work, deployment, team.org_id, now), team)
        for member in rituals.managers_without(work.session, rollup.KIND):
            plan_manager(_here(work, deployment, member.org_id, now), member)


def plan_again(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Each hour: what counted from the end of a cycle that is over counts from the next one's."""
    with storage.reading() as session:
        if not rituals.without_moment(session):
            return
    with storage.work() as work:
        for ritual in rituals.without_moment(work.session):
            set_next(_here(work, deployment, ritual.org_id, now), ritual, after=now)


def _here(work: Work, deployment: Deployment, org_id: str, now: datetime) -> Surroundings:
    return Surroundings(work=work, deployment=deployment, org_id=org_id, now=now)


def run_next(storage: Storage, deployment: Deployment, org_id: str, now: datetime) -> list[Delivery] | None:
    """Run the ritual that is due longest; give back what is to be said, or None when nothing is due.

    Raises:
        OperationalError: the database cannot be written now; nothing was stored, try again.
    """
    ritual: Ritual | None = None
    try:
        with storage.work() as work:
            ritual = rituals.claim(work, org_id, now=now)
            if ritual is None:
                return None
            _run(work, deployment, ritual, now)
        return work.owed
    except OperationalError:
        raise
    except Exception:
        assert ritual is not None
        log.exception("a ritual failed", action="ritual", ritual=str(ritual.id), kind=ritual.kind)
        return _failed(storage, deployment, ritual, now)


def _run(work: Work, deployment: Deployment, ritual: Ritual, now: datetime) -> None:
    assert ritual.next_due_at is not None
    occasion = Occasion(work=work, deployment=deployment, ritual=ritual, due_at=ritual.next_due_at, now=now)
    _settle(occasion, _done(occasion))
    ritual.failures = 0


def _done(occasion: Occasion) -> Done:
    kind = kinds()[occasion.ritual.kind]
    if occasion.now > kind.late_until(occasion.due_at, occasion.zone, occasion.calendar):
        log.warning(
            "too late for a ritual", action="ritual", ritual=str(occasion.ritual.id), kind=kind.name,
            due_at=occasion.due_at.isoformat(),
        )  # fmt: skip
        return Done(Outcome.LATE)
    return kind.run(occasion)


def _settle(occasion: Occasion, done: Done) -> None:
    """Write down what became of the due moment, and which comes next."""
    ritual = occasion.ritual
    rituals.ran(
        occasion.work,
        ritual,
        due_at=occasion.due_at,
        now=occasion.now,
        outcome=done.outcome,
        kept=dict(done.kept),
    )
    set_next(occasion, ritual, after=max(occasion.due_at, occasion.now))


def _failed(storage: Storage, deployment: Deployment, failed: Ritual, now: datetime) -> list[Delivery]:
    """What a fault of ours broke would break again: go on with the next moment, and stop after some."""
    with storage.work() as work:
        ritual = rituals.claim(work, failed.org_id, now=now, only=failed.id)
        if ritual is None or ritual.next_due_at is None:
            return []
        occasion = Occasion(
            work=work, deployment=deployment, ritual=ritual, due_at=ritual.next_due_at, now=now
        )
        _settle(occasion, Done(Outcome.FAILED))
        ritual.failures += 1
        if ritual.failures >= MOST_FAILURES:
            occasion.suspend("it failed three times in a row; see the log")
    return work.owed
