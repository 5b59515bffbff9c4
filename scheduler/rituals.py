"""Rituals that are due, one transaction each: the messages are stored together with the record of the run.

Nothing is kept in memory: what is due and what was done are rows. The program may die at any moment, its
clock may jump, and other processes may look at the same rows at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError

from commands.core.deployment import Deployment
from commands.core.occasion import Done, Occasion, Outcome
from commands.core.surroundings import Surroundings
from commands.rituals import automation, kinds, rollup, usual_rules
from commands.rituals.planning import plan_manager, plan_team, set_next
from storage import calendar_days, rituals
from storage.rituals import Key
from storage.tables import Delivery, Member, Ritual, Team
from storage.work import Storage, Work

MOST_FAILURES = 3
"""In a row; then the ritual is suspended."""
ATTEMPTS = 3
"""Another process may owe somebody the same at the same moment: the next attempt sees what it wrote."""

Whose = TypeVar("Whose", Team, Member)

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.rituals")


def learn_calendars(storage: Storage, deployment: Deployment) -> None:
    """Read the days that administrators corrected; there are a few dozen a year."""
    with storage.reading() as session:
        deployment.calendars.learn(calendar_days.everywhere(session))


# -- planning ----------------------------------------------------------------------------------------


def plan(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Give teams and managers the rituals they lack; nearly always they lack none, and nothing is written."""
    with storage.reading() as session:
        teams = rituals.teams_without(session, usual_rules())
        managers = rituals.managers_without(session, rollup.KIND)
    for team in teams:
        _plan(storage, deployment, plan_team, team, now)
    for member in managers:
        _plan(storage, deployment, plan_manager, member, now)
    _stir(storage, now)


def _stir(storage: Storage, now: datetime) -> None:
    """Automations look soon after a check-in of their team, not only in the morning."""
    with storage.reading() as session:
        if not rituals.stirred(session, automation.KIND):
            return
    with storage.work() as work:
        for ritual in rituals.stirred(work.session, automation.KIND):
            ritual.next_due_at = min(ritual.next_due_at or now, now)


def plan_again(storage: Storage, deployment: Deployment, now: datetime) -> None:
    """Every hour: rituals that counted from the end of a cycle that is over count from the next one's."""
    with storage.reading() as session:
        if not rituals.without_moment(session):
            return
    with storage.work() as work:
        for ritual in rituals.without_moment(work.session):
            set_next(_here(work, deployment, ritual.org_id, now), ritual, after=now)


def _plan(
    storage: Storage,
    deployment: Deployment,
    make: Callable[[Surroundings, Whose], object],
    whose: Whose,
    now: datetime,
) -> None:
    try:
        with storage.work() as work:
            make(_here(work, deployment, whose.org_id, now), whose)
    except IntegrityError:
        log.info("another process planned the same", action="ritual")
    except OperationalError:
        raise  # nobody else could be planned for, either
    except Exception:  # what is due elsewhere must not wait for it
        log.exception("rituals could not be planned", action="ritual", of=str(whose.id))


def _here(work: Work, deployment: Deployment, org_id: str, now: datetime) -> Surroundings:
    return Surroundings(work=work, deployment=deployment, org_id=org_id, now=now)


# -- running -----------------------------------------------------------------------------------------


def due(storage: Storage, now: datetime) -> Sequence[Key]:
    """Which rituals are due, those that waited longest first. Reads and writes nothing."""
    with storage.reading() as session:
        return rituals.due(session, now=now)


def run(storage: Storage, deployment: Deployment, key: Key, now: datetime) -> list[Delivery]:
    """Run a ritual if it is still due and no other process has it; returns what can be sent at once.

    What goes wrong is logged and does not concern other rituals. What the database did not take stays due.
    """
    try:
        return _run(storage, deployment, key, now, attempts=ATTEMPTS)
    except OperationalError as error:
        log.warning(
            "a ritual waits for the database", action="ritual", ritual=str(key.id), reason=str(error.orig)
        )
    except Exception:
        log.exception("a ritual failed", action="ritual", ritual=str(key.id))
        _fail(storage, deployment, key, now)
    return []


def _run(
    storage: Storage, deployment: Deployment, key: Key, now: datetime, *, attempts: int
) -> list[Delivery]:
    try:
        with storage.work() as work:
            ritual = rituals.claim(work, key, now=now)
            if ritual is not None:
                _keep(_occasion(work, deployment, ritual, now))
        return work.owed
    except IntegrityError:
        if attempts == 1:
            raise
        return _run(storage, deployment, key, now, attempts=attempts - 1)


def _occasion(work: Work, deployment: Deployment, ritual: Ritual, now: datetime) -> Occasion:
    assert ritual.next_due_at is not None, "it is due"
    return Occasion(work=work, deployment=deployment, ritual=ritual, due_at=ritual.next_due_at, now=now)


def _keep(occasion: Occasion) -> None:
    """Run the ritual, and record what became of the due moment and which comes next."""
    ritual = occasion.ritual
    if _is_too_late(occasion, occasion.due_at):
        _pass_over(occasion)
    else:
        done = kinds()[ritual.kind].run(occasion) if occasion.somebody_is_there else occasion.done()
        _note(occasion, done)
        set_next(occasion, ritual, after=max(occasion.due_at, occasion.now))
    ritual.failures = 0


def _is_too_late(occasion: Occasion, moment: datetime) -> bool:
    kind = kinds()[occasion.ritual.kind]
    return occasion.now >= kind.late_until(moment, occasion.zone, occasion.calendar)


def _pass_over(occasion: Occasion) -> None:
    """After a stop: go on with the first moment that is not too late, which may have come already."""
    ritual = occasion.ritual
    log.warning(
        "too late for a ritual", action="ritual", ritual=str(ritual.id), kind=ritual.kind,
        due_at=occasion.due_at.isoformat(),
    )  # fmt: skip
    _note(occasion, Done(Outcome.LATE))
    while ritual.next_due_at is not None and _is_too_late(occasion, ritual.next_due_at):
        set_next(occasion, ritual, after=ritual.next_due_at)


def _note(occasion: Occasion, done: Done) -> None:
    rituals.ran(
        occasion.work,
        occasion.ritual,
        due_at=occasion.due_at,
        now=occasion.now,
        outcome=done.outcome,
        kept=dict(done.kept),
    )


def _fail(storage: Storage, deployment: Deployment, key: Key, now: datetime) -> None:
    """A bug of ours would strike again: go on with the next due moment, and suspend after some failures."""
    try:
        with storage.work() as work:
            ritual = rituals.claim(work, key, now=now)
            if ritual is not None:
                _note_failure(_occasion(work, deployment, ritual, now))
    except Exception:
        log.exception("a failed ritual could not be noted", action="ritual", ritual=str(key.id))


def _note_failure(occasion: Occasion) -> None:
    ritual = occasion.ritual
    ritual.failures += 1
    if not rituals.has_run(occasion.work.session, ritual, occasion.due_at):
        _note(occasion, Done(Outcome.FAILED))
    if ritual.failures >= MOST_FAILURES:
        occasion.suspend("it failed three times in a row; see the log")
    try:
        set_next(occasion, ritual, after=max(occasion.due_at, occasion.now))
    except Exception:
        log.exception("a ritual has no next moment", action="ritual", ritual=str(ritual.id))
        ritual.next_due_at = None
        occasion.suspend("its next moment cannot be reckoned; see the log")
