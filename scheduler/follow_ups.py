"""Blockers whose moment has come, one transaction each: what is said is stored with the next moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from commands.acts.following_up import FollowingUp
from commands.core import post
from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from commands.rules.quiet import allowed_from
from storage import blockers, outbox
from storage.tables import Delivery
from storage.work import Storage


def organizations_due(storage: Storage, now: datetime) -> Sequence[str]:
    """Where a blocker is to be followed up. Reads only."""
    with storage.reading() as session:
        return blockers.organizations_following_up(session, now=now)


def run_next(storage: Storage, deployment: Deployment, org_id: str, now: datetime) -> list[Delivery] | None:
    """Follow up the blocker that has waited longest; None when none is due.

    Raises:
        OperationalError: the database cannot be written now; nothing was stored, try again.
    """
    with storage.work() as work:
        blocker = blockers.claim_follow_up(work, org_id, now=now)
        if blocker is None:
            return None
        around = Surroundings(work=work, deployment=deployment, org_id=org_id, now=now)
        following = FollowingUp(around, blocker)
        told = following.told()
        known = outbox.owed_among(work.session, org_id, [each.once for each in told])
        for each in told:
            if each.once not in known:
                post.to_person(
                    work,
                    each,
                    robot=deployment.robot,
                    now=now,
                    not_before=allowed_from(now, around.zone_of(each.to, following.team)),
                    name=deployment.name,
                )
    return work.owed
