"""The JSON API: what the organization may read of its OKRs, with a key made by `okrbot token create`.

A key belongs to no member and no team: it reads what anybody of the organization may read.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.orm import Session

from bot.web.problems import Problem, described
from bot.web.shapes import BlockerItem, CheckInItem, KeyResultItem, Page, TeamItem
from bot.workers import Workers
from commands.core.deployment import Deployment
from commands.reports.standing import Standpoint, judged
from commands.rules.thresholds import thresholds_of
from storage import installation, listings, tokens
from storage.listings import Owned
from storage.tables import KeyResult, Team
from storage.visibility import EVERYBODY
from storage.work import Storage

MOST = 500
USUAL = 50

_bearer = HTTPBearer(auto_error=False, description="A key made by `okrbot token create --scope read`.")

Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of one page.")]
Cursor = Annotated[str | None, Query(description="`next` of the page before.", max_length=500)]
OfTeam = Annotated[
    str | None, Query(description="A team's id or name; without it all teams.", max_length=300)
]
Row = TypeVar("Row")
T = TypeVar("T")


class Desk:
    """Answers one request in one consistent look at the rows, in a thread for reading."""

    def __init__(
        self, storage: Storage, workers: Workers, deployment: Deployment, clock: Callable[[], datetime]
    ) -> None:
        self._storage = storage
        self._workers = workers
        self._deployment = deployment
        self._clock = clock

    async def answer(self, credentials: Credentials, read: Callable[[Session, str], T]) -> T:
        """Let `read` look at the rows of the organization whose key was shown.

        Raises:
            Problem: 401 or 403, or what `read` finds wrong.
        """

        def in_thread() -> T:
            with self._storage.reading() as session:
                return read(session, self._organization(session, credentials))

        return await self._workers.read(in_thread)

    def _organization(self, session: Session, credentials: Credentials) -> str:
        if credentials is None:
            raise _unauthorized(
                "This needs a key: Authorization: Bearer <key>. `okrbot token create` makes one."
            )
        token = tokens.find(session, credentials.credentials, now=self._clock())
        if token is None:
            raise _unauthorized("This key is unknown, has expired or was revoked.", error="invalid_token")
        if tokens.READ not in token.scopes:
            raise Problem(403, "This key may not read. Make one with `okrbot token create --scope read`.")
        if token.org_id:
            return token.org_id
        known = installation.organizations(session)
        if len(known) > 1:
            raise Problem(
                403,
                "This key was made for the only organization, but there are several now. "
                "Make one for yours with `okrbot token create --scope read --org <corp id>`.",
            )
        return known[0] if known else ""

    # -- lists -----------------------------------------------------------------------------------------

    def teams(self, session: Session, org_id: str, *, cursor: str | None, limit: int) -> Page[TeamItem]:
        rows = listings.teams(session, org_id, after=_id_in(cursor), limit=limit + 1)
        given = self._deployment
        items = [TeamItem.of(row, timezone=given.timezone, country=given.country) for row in rows[:limit]]
        return Page(items=items, next=_next(rows, limit, lambda row: [str(row.id)]))

    def key_results(
        self, session: Session, org_id: str, *, team: str | None, cursor: str | None, limit: int
    ) -> Page[KeyResultItem]:
        rows = listings.key_results(
            session,
            org_id,
            team=_team(session, org_id, team),
            after=_id_in(cursor),
            limit=limit + 1,
            eyes=EVERYBODY,
        )
        items = [self._judged(each) for each in rows[:limit]]
        return Page(items=items, next=_next(rows, limit, lambda each: [str(each.placed.row.id)]))

    def _judged(self, owned: Owned) -> KeyResultItem:
        zone = ZoneInfo(owned.team.timezone or self._deployment.timezone)
        standpoint = Standpoint(
            self._clock().astimezone(zone).date(),
            zone,
            self._deployment.calendar_of(owned.team),
            thresholds_of(owned.team.thresholds),
        )
        return KeyResultItem.of(owned, judged(owned.placed, standpoint))

    def check_ins(
        self, session: Session, org_id: str, *, key_result: str, cursor: str | None, limit: int
    ) -> Page[CheckInItem]:
        rows = listings.check_ins(
            session,
            org_id,
            key_result=_key_result(session, org_id, key_result),
            after=_moment_and_id_in(cursor),
            limit=limit + 1,
        )
        items = [CheckInItem.of(each) for each in rows[:limit]]
        return Page(
            items=items, next=_next(rows, limit, lambda each: [each.row.at.isoformat(), str(each.row.id)])
        )

    def blockers(
        self, session: Session, org_id: str, *, team: str | None, cursor: str | None, limit: int
    ) -> Page[BlockerItem]:
        rows = listings.blockers(
            session,
            org_id,
            team=_team(session, org_id, team),
            after=_id_in(cursor),
            limit=limit + 1,
            eyes=EVERYBODY,
        )
        items = [BlockerItem.of(each) for each in rows[:limit]]
        return Page(items=items, next=_next(rows, limit, lambda each: [str(each.row.id)]))


def router(
    storage: Storage, workers: Workers, deployment: Deployment, clock: Callable[[], datetime]
) -> APIRouter:
    """The routes under /api/v1."""
    desk = Desk(storage, workers, deployment, clock)
    found = APIRouter(prefix="/api/v1", tags=["okr"], responses=described(401, 403, 404, 422))

    @found.get("/teams", summary="Teams")
    async def teams(key: Credentials, limit: Limit = USUAL, cursor: Cursor = None) -> Page[TeamItem]:
        return await desk.answer(
            key, lambda session, org: desk.teams(session, org, cursor=cursor, limit=limit)
        )

    @found.get("/key-results", summary="Live key results of open cycles, with their status of today")
    async def key_results(
        key: Credentials, team: OfTeam = None, limit: Limit = USUAL, cursor: Cursor = None
    ) -> Page[KeyResultItem]:
        return await desk.answer(
            key, lambda session, org: desk.key_results(session, org, team=team, cursor=cursor, limit=limit)
        )

    @found.get("/check-ins", summary="Check-ins of a key result, newest first")
    async def check_ins(
        key: Credentials,
        key_result: Annotated[str, Query(description="The key result's id.", max_length=100)],
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> Page[CheckInItem]:
        return await desk.answer(
            key,
            lambda session, org: desk.check_ins(
                session, org, key_result=key_result, cursor=cursor, limit=limit
            ),
        )

    @found.get("/blockers", summary="Blockers")
    async def blockers(
        key: Credentials, team: OfTeam = None, limit: Limit = USUAL, cursor: Cursor = None
    ) -> Page[BlockerItem]:
        return await desk.answer(
            key, lambda session, org: desk.blockers(session, org, team=team, cursor=cursor, limit=limit)
        )

    return found


# -- what requests name --------------------------------------------------------------------------------


def _unauthorized(detail: str, error: str | None = None) -> Problem:
    challenge = 'Bearer realm="okrbot"' + (f', error="{error}"' if error else "")
    return Problem(401, detail, headers={"WWW-Authenticate": challenge})


def _team(session: Session, org_id: str, named: str | None) -> Team | None:
    if named is None:
        return None
    team = listings.find_team(session, org_id, named)
    if team is None:
        raise Problem(404, "There is no team with this id or name. GET /api/v1/teams lists them.")
    return team


def _key_result(session: Session, org_id: str, named: str) -> KeyResult:
    row = listings.find_key_result(session, org_id, named, eyes=EVERYBODY)
    if row is None:
        raise Problem(404, "There is no key result with this id. GET /api/v1/key-results lists them.")
    return row


# -- cursors -------------------------------------------------------------------------------------------


def _next(rows: Sequence[Row], limit: int, place: Callable[[Row], list[str]]) -> str | None:
    """The cursor after the last row of a page; None where one row more than the page was not found."""
    if len(rows) <= limit:
        return None
    return urlsafe_b64encode(json.dumps(place(rows[limit - 1])).encode()).decode()


def _place_in(cursor: str, length: int) -> list[str]:
    try:
        place = json.loads(urlsafe_b64decode(cursor.encode("ascii")))
    except ValueError:
        raise _bad_cursor() from None
    if (
        not isinstance(place, list)
        or len(place) != length
        or not all(isinstance(each, str) for each in place)
    ):
        raise _bad_cursor()
    return place


def _id_in(cursor: str | None) -> UUID | None:
    if cursor is None:
        return None
    try:
        return UUID(_place_in(cursor, 1)[0])
    except ValueError:
        raise _bad_cursor() from None


def _moment_and_id_in(cursor: str | None) -> tuple[datetime, UUID] | None:
    if cursor is None:
        return None
    moment, row_id = _place_in(cursor, 2)
    try:
        return datetime.fromisoformat(moment), UUID(row_id)
    except ValueError:
        raise _bad_cursor() from None


def _bad_cursor() -> Problem:
    return Problem(422, "This cursor is not one of this list. Begin without a cursor.")
