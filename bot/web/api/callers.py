"""The callers of the API: the key of a request, what it may do, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.orm import Session

from bot.web.machinery import Machinery
from bot.web.problems import Problem
from storage import installation, tokens
from storage.tables import ApiToken, Member
from storage.tokens import READ, WRITE_CHECK_INS, WRITE_METRICS, Use

_bearer = HTTPBearer(
    auto_error=False, description="A key made by `okrbot token create --scope read` (or another scope)."
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a valid key. `acts_for` is who answers for what it writes."""

    org_id: str
    key_id: UUID
    name: str
    acts_for: Member | None


class Gate:
    """Lets requests in: with a valid key, within its limit, for what its scopes allow.

    The limit holds across all processes, since requests are counted in the key's row. A key known to be over
    its limit is refused without asking the database again.
    """

    def __init__(self, machinery: Machinery) -> None:
        self._machinery = machinery
        self._over: dict[UUID, Use] = {}

    async def let_in(self, request: Request, credentials: Credentials, scope: str) -> Caller:
        """The caller of a request.

        Raises:
            Problem: 401, 403 or 429.
        """
        if credentials is None:
            raise _unauthorized(
                "This needs a key: Authorization: Bearer <key>. `okrbot token create` makes one."
            )
        token, caller = await self._machinery.workers.read(self._known, credentials.credentials)
        request.state.limits = await self._within_limit(token)
        if scope not in token.scopes:
            raise Problem(
                403,
                f"This key lacks the scope {scope}. Make one with `okrbot token create --scope {scope}`.",
            )
        if scope != READ:
            _may_write(caller, scope)
        return caller

    # -- whose key ---------------------------------------------------------------------------------------

    def _known(self, key: str) -> tuple[ApiToken, Caller]:
        with self._machinery.storage.reading() as session:
            token = tokens.find(session, key, now=self._machinery.clock())
            if token is None:
                raise _unauthorized("This key is unknown, has expired or was revoked.", error="invalid_token")
            person = session.get(Member, (token.org_id, token.member_id)) if token.member_id else None
            return token, Caller(_organization(session, token), token.id, token.name or "API", person)

    # -- how often ---------------------------------------------------------------------------------------

    async def _within_limit(self, token: ApiToken) -> Mapping[str, str]:
        """Count the request; what the answer's headers say of the limit."""
        most, now = self._machinery.requests_per_minute, self._machinery.clock()
        if not most:
            return {}
        known = self._over.get(token.id)
        if known is None or known.until <= now:
            known = await self._machinery.workers.run("api", self._count, token, now)
        headers = _limits(known, most, now)
        if known.requests > most:
            self._over[token.id] = known
            wait = _seconds(known, now)
            raise Problem(
                429,
                f"This key made more than {most} requests in a minute. Try again in {wait} s.",
                headers={"Retry-After": str(wait), **headers},
            )
        self._over.pop(token.id, None)
        return headers

    def _count(self, token: ApiToken, now: datetime) -> Use:
        with self._machinery.storage.work() as work:
            return tokens.count(work, token, now=now)


def _limits(use: Use, most: int, now: datetime) -> dict[str, str]:
    """The headers of the IETF's draft: the policy, what remains, and in how many seconds it is reset."""
    return {
        "RateLimit-Policy": f'"minute";q={most};w={int(tokens.WINDOW.total_seconds())}',
        "RateLimit": f'"minute";r={max(0, most - use.requests)};t={_seconds(use, now)}',
    }


def _seconds(use: Use, now: datetime) -> int:
    return ceil((use.until - now).total_seconds())


def _organization(session: Session, token: ApiToken) -> str:
    if token.org_id:
        return token.org_id
    known = installation.organizations(session)
    if len(known) > 1:
        raise Problem(
            403,
            "This key was made for the only organization, but there are several now. "
            "Make one for yours with `okrbot token create --org <corp id>`.",
        )
    return known[0] if known else ""


def _may_write(caller: Caller, scope: str) -> None:
    if caller.acts_for is None and scope == WRITE_CHECK_INS:
        raise Problem(
            403,
            "This key acts for nobody, so it cannot check in. Make one with "
            f"`okrbot token create --scope {scope} --as <staff id>`.",
        )
    if caller.acts_for is not None and caller.acts_for.left_at is not None:
        raise Problem(403, "The person this key acts for has left the organization. Make another key.")


def _unauthorized(detail: str, error: str | None = None) -> Problem:
    challenge = 'Bearer realm="okrbot"' + (f', error="{error}"' if error else "")
    return Problem(401, detail, headers={"WWW-Authenticate": challenge})


# -- for the routes ----------------------------------------------------------------------------------------


async def _reader(request: Request, credentials: Credentials) -> Caller:
    return await _gate(request).let_in(request, credentials, READ)


async def _check_in_writer(request: Request, credentials: Credentials) -> Caller:
    return await _gate(request).let_in(request, credentials, WRITE_CHECK_INS)


async def _metric_writer(request: Request, credentials: Credentials) -> Caller:
    return await _gate(request).let_in(request, credentials, WRITE_METRICS)


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.api_gate
    return gate


Reader = Annotated[Caller, Depends(_reader)]
CheckInWriter = Annotated[Caller, Depends(_check_in_writer)]
MetricWriter = Annotated[Caller, Depends(_metric_writer)]
