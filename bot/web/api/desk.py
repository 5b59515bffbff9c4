"""Answers each request from one consistent view of the rows, in a reader thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from bot.web.api.callers import Caller
from bot.web.machinery import Machinery
from bot.web.problems import Problem
from commands.core.deployment import Deployment
from commands.core.dispatch import Dispatch
from commands.reports.standing import Judged, as_it_ended, judged
from storage import listings
from storage.listings.key_results import Owned
from storage.okrs import Placed
from storage.tables import Member, Team
from storage.visibility import EVERYBODY

T = TypeVar("T")
NO_SUCH_TEAM = "There is no team with this id or name. GET /api/v1/teams lists them."
NO_SUCH_KEY_RESULT = "There is no key result with this id. GET /api/v1/key-results lists them."


@dataclass(frozen=True, slots=True)
class Look:
    """The rows of one organization at one moment, as everybody in it may see them."""

    session: Session
    org_id: str
    deployment: Deployment
    now: datetime

    def judged(self, placed: Placed, team: Team) -> Judged:
        """How a key result stands today, by its team's calendar; in a closed cycle how it ended."""
        return judged(placed, as_it_ended(placed.cycle, self.deployment.standpoint_of(team, now=self.now)))

    # -- what requests name ------------------------------------------------------------------------------

    def team(self, named: str | None) -> Team | None:
        """The team a list is narrowed to.

        Raises:
            Problem: 404, there is none of this id or name.
        """
        if named is None:
            return None
        return found(listings.teams.find(self.session, self.org_id, named), NO_SUCH_TEAM)

    def member(self, staff_id: str | None) -> Member | None:
        """The person a list is narrowed to.

        Raises:
            Problem: 404, nobody has this staff id.
        """
        if staff_id is None:
            return None
        return found(
            listings.members.by_staff_id(self.session, self.org_id, staff_id),
            "Nobody known has this staff id. GET /api/v1/members lists people.",
        )

    def key_result(self, key_result_id: UUID) -> Owned:
        """A live key result that everybody may see; any other is as if it were not there.

        Raises:
            Problem: 404.
        """
        return found(
            listings.key_results.find(self.session, self.org_id, key_result_id, eyes=EVERYBODY),
            NO_SUCH_KEY_RESULT,
        )


def found(row: T | None, otherwise: str) -> T:
    """What was looked for.

    Raises:
        Problem: 404, with what to do.
    """
    if row is None:
        raise Problem(404, otherwise)
    return row


class Desk:
    """Where requests are answered."""

    def __init__(self, machinery: Machinery) -> None:
        self.machinery = machinery
        self.dispatch = Dispatch(machinery.storage, machinery.deployment)

    async def answer(self, caller: Caller, look: Callable[[Look], T]) -> T:
        """What `look` makes of the rows of the caller's organization.

        Raises:
            Problem: what `look` finds wrong.
        """
        machinery = self.machinery

        def in_thread() -> T:
            with machinery.storage.reading() as session:
                return look(Look(session, caller.org_id, machinery.deployment, machinery.clock()))

        return await machinery.workers.read(in_thread)


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.api_desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]
