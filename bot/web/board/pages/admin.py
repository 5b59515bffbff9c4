"""For administrators: the bill, deliveries, keys to the API, changes, sessions, health."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.stream import StreamState
from bot.web.board.desk import Desk, Look, filters
from bot.web.board.forms import Form
from bot.web.board.query import chosen_id, chosen_moment
from bot.web.board.refusals import NotThere, Refused
from bot.web.board.visitor import Visitor
from bot.web.machinery import Machinery
from commands.reports.administration import Administration, KeyState, look_after
from commands.reports.calendars import guessed_years
from commands.rules.quota import Purse
from commands.texts.deeds import deed
from commands.texts.voice import mark
from storage import administration, boards, members, sessions, tokens
from storage.outbox import Backlog, backlog
from storage.tables import Member, Team
from storage.work import Work

T = TypeVar("T")
LONGEST_NAME = 80
LIVES_DAYS = (30, 90, 365)
PURSES = {Purse.API: mark("Calls of the API"), Purse.WEBHOOK_AND_STREAM: mark("Webhooks and messages")}
KEY_STATES = {
    KeyState.VALID: mark("valid", context="key"),
    KeyState.EXPIRED: mark("expired", context="key"),
    KeyState.REVOKED: mark("revoked", context="key"),
}
SCOPES = {
    tokens.READ: mark("read what everybody may see"),
    tokens.WRITE_CHECK_INS: mark("check in for a person"),
    tokens.WRITE_METRICS: mark("report measurements"),
}


@dataclass(frozen=True, slots=True)
class Health:
    """How the installation is; `version` is None where it runs from its source."""

    stream: StreamState
    backlog: Backlog
    now: datetime
    version: str | None


@dataclass(frozen=True, slots=True)
class AdminPage:
    """`new_key` is shown once, right after it was made. `deed` says what a change was, by its kind.

    `guessed` are the teams in whose cycles the working days of some years are not known yet.
    """

    of: Administration
    health: Health
    teams: Sequence[Team]
    people: Sequence[Member]
    deed: Callable[[str], str]
    new_key: str | None
    purses: Mapping[Purse, str]
    states: Mapping[KeyState, str]
    scopes: Mapping[str, str]
    guessed: tuple[tuple[Team, Sequence[int]], ...]
    lives: tuple[int, ...] = LIVES_DAYS


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/admin")
    async def admin(request: Request) -> Response:
        build = partial(_build, desk.machinery, filters(request))
        return await desk.show(request, "admin.html", build)

    @found.post("/admin/deliveries")
    async def delivery(request: Request) -> Response:
        visitor, form = await _taken(desk, request)
        await _change(desk, lambda work, now: _deliver(work, visitor, form, now))
        return RedirectResponse("/admin#deliveries", 303)

    @found.post("/admin/keys")
    async def new_key(request: Request) -> Response:
        visitor, form = await _taken(desk, request)
        key = await _change(desk, lambda work, now: _new_key(work, visitor, form, now))
        build = partial(_build, desk.machinery, {}, new_key=key)
        return await desk.show(request, "admin.html", build)

    @found.post("/admin/keys/revoke")
    async def revoke(request: Request) -> Response:
        visitor, form = await _taken(desk, request)
        await _change(desk, lambda work, now: _revoke(work, visitor, form, now))
        return RedirectResponse("/admin#keys", 303)

    @found.post("/admin/sessions")
    async def sign_out(request: Request) -> Response:
        visitor, form = await _taken(desk, request)
        await _change(
            desk,
            lambda work, now: sessions.end_all(work, visitor.org_id, _id(form, "member"), now=now),
        )
        return RedirectResponse("/admin#sessions", 303)

    return found


async def _taken(desk: Desk, request: Request) -> tuple[Visitor, Form]:
    """A form of an administrator; to anybody else there is no such page."""
    visitor, form = await desk.taken(request)
    if not visitor.is_admin:
        raise NotThere
    return visitor, form


async def _change(desk: Desk, do: Callable[[Work, datetime], T]) -> T:
    machinery = desk.machinery

    def in_thread() -> T:
        with machinery.storage.work() as work:
            return do(work, machinery.clock())

    return await machinery.workers.run("", in_thread)


def _id(form: Form, name: str) -> UUID:
    found = chosen_id(form, name)
    if found is None:
        raise NotThere
    return found


# -- what is done ------------------------------------------------------------------------------------------


def _deliver(work: Work, visitor: Visitor, form: Form, now: datetime) -> bool:
    """Try again or give up; pressed twice, the second time changes nothing."""
    row_id, died_at = _id(form, "id"), chosen_moment(form, "died_at")
    if died_at is None:
        return administration.give_up(work, visitor.org_id, row_id, now=now)
    return administration.retry(work, visitor.org_id, row_id, died_at=died_at, now=now)


def _new_key(work: Work, visitor: Visitor, form: Form, now: datetime) -> str:
    scopes = [scope for scope in SCOPES if form.get(scope)]
    person, days = _acts_for(work, visitor, form.get("as", "").strip()), form.get("days", "")
    if not scopes:
        raise Refused(400, mark("No key was made"), mark("Choose at least one thing that it may do."))
    if tokens.WRITE_CHECK_INS in scopes and person is None:
        raise Refused(400, mark("No key was made"), mark("A check-in needs somebody who answers for it."))
    return tokens.create(
        work,
        org_id=visitor.org_id,
        name=form.get("name", "").strip()[:LONGEST_NAME],
        scopes=scopes,
        now=now,
        expires_at=now + timedelta(days=int(days)) if days in map(str, LIVES_DAYS) else None,
        acts_for=person,
    )


def _acts_for(work: Work, visitor: Visitor, staff_id: str) -> Member | None:
    found = members.by_staff_ids(work.session, visitor.org_id, [staff_id]) if staff_id else []
    return found[0] if found and found[0].left_at is None else None


def _revoke(work: Work, visitor: Visitor, form: Form, now: datetime) -> None:
    row_id = _id(form, "id")
    if any(row.id == row_id for row, _ in tokens.all_tokens(work.session, of=visitor.org_id)):
        tokens.revoke(work, row_id, now=now)


# -- what is shown -----------------------------------------------------------------------------------------


def _build(
    machinery: Machinery, query: Mapping[str, str], look: Look, *, new_key: str | None = None
) -> AdminPage:
    if not look.visitor.is_admin:
        raise NotThere
    org_id = look.visitor.org_id
    teams = boards.teams(look.session, org_id)
    return AdminPage(
        of=look_after(
            look.session,
            org_id,
            look.deployment.quotas,
            now=look.now,
            team_id=chosen_id(query, "team"),
            member_id=chosen_id(query, "owner"),
            before=chosen_moment(query, "before"),
        ),
        health=Health(machinery.stream(), backlog(look.session, now=look.now), look.now, _version()),
        teams=teams,
        people=members.of_organization(look.session, org_id),
        deed=partial(deed, look.visitor.voice),
        new_key=new_key,
        purses=PURSES,
        states=KEY_STATES,
        scopes=SCOPES,
        guessed=_guessed(look, teams),
    )


def _guessed(look: Look, teams: Sequence[Team]) -> tuple[tuple[Team, Sequence[int]], ...]:
    years = guessed_years(look.session, look.visitor.org_id, look.deployment.calendar_of, today=look.today)
    return tuple((team, years[team.id]) for team in teams if team.id in years)


def _version() -> str | None:
    try:
        return version("okrbot")
    except PackageNotFoundError:
        return None
