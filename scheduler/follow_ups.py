"""Blockers whose follow-up is due, one transaction each: messages are stored with the next due moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy.exc import OperationalError

from commands.acts.blockers.following_up import FollowingUp
from commands.core import post
from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from commands.rules.quiet_hours import allowed_from
from storage import blockers, outbox
from storage.tables import Blocker, Delivery
from storage.work import Storage

AFTER_A_FAULT = timedelta(hours=6)
"""How long a blocker waits that could not be followed up, so that the others come first."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("okrbot.follow_ups")


def organizations_due(storage: Storage, now: datetime) -> Sequence[str]:
    """Where a blocker is to be followed up. Reads only."""
    with storage.reading() as session:
        return blockers.organizations_following_up(session, now=now)


def run_next(storage: Storage, deployment: Deployment, org_id: str, now: datetime) -> list[Delivery] | None:
    """Follow up the blocker that has waited longest; None when none is due.

    Raises:
        OperationalError: the database cannot be written now; nothing was stored, try again.
    """
    blocker: Blocker | None = None
    try:
        with storage.work() as work:
            blocker = blockers.claim_follow_up(work, org_id, now=now)
            if blocker is None:
                return None
            _follow_up(Surroundings(work=work, deployment=deployment, org_id=org_id, now=now), blocker)
        return work.owed
    except OperationalError:
        raise
    except Exception:  # a bug of ours, which would block all others for ever
        if blocker is None:
            raise
        log.exception("a blocker could not be followed up", action="follow_up", blocker=str(blocker.id))
        _put_off(storage, org_id, blocker.id, until=now + AFTER_A_FAULT)
        return []


def _follow_up(around: Surroundings, blocker: Blocker) -> None:
    """Owe what is to be said now, once each, and plan the next moment."""
    following = FollowingUp(around, blocker)
    told = following.told()
    known = outbox.owed_among(around.work.session, around.org_id, [each.once for each in told])
    for each in told:
        if each.once not in known:
            post.to_person(
                around.work,
                each,
                robot=around.deployment.robot,
                now=around.now,
                not_before=allowed_from(around.now, around.zone_of(each.to, following.team)),
                name=around.deployment.name,
            )


def _put_off(storage: Storage, org_id: str, blocker_id: UUID, *, until: datetime) -> None:
    with storage.work() as work:
        work.session.get_one(Blocker, (org_id, blocker_id)).follow_up_at = until
