"""A program that talks to the JSON API, beside the team whose key results it reads and moves."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import select

from bot.metrics import Metrics
from bot.stream import StreamState
from bot.web import api
from bot.web.app import create_app
from bot.web.board.live import Live
from bot.web.machinery import Machinery
from bot.workers import Workers
from commands.core.deployment import Deployment
from storage import members, tokens
from storage.tables import Delivery, KeyResult, Objective
from storage.work import Storage
from tests.bot.web.site import NOBODYS_LOGIN
from tests.dialogue import ORG, ROBOT, Dialogue, readable

EVERY_SCOPE = tokens.SCOPES


@dataclass
class Program:
    """Asks with one key, unless another is named. `sent` is what its requests caused to be said."""

    talk: Dialogue
    app: FastAPI
    client: httpx.AsyncClient
    key: str = ""
    sent: list[Delivery] = field(default_factory=list)

    @property
    def storage(self) -> Storage:
        return self.talk.storage

    def new_key(
        self, *scopes: str, acts_for: str | None = None, org: str = ORG, days: int | None = None
    ) -> str:
        """A key; with `days` it ends."""
        return new_key(self.talk, *scopes, acts_for=acts_for, org=org, days=days)

    async def ask(
        self, method: str, path: str, *, key: str | None = "", once: str | None = None, **more: Any
    ) -> httpx.Response:
        """One request to `/api/v1<path>`. `key` None shows none, `once` is the Idempotency-Key."""
        headers = dict(more.pop("headers", {}))
        if key is not None:
            headers["Authorization"] = f"Bearer {key or self.key}"
        if once is not None:
            headers["Idempotency-Key"] = once
        return await self.client.request(method, f"/api/v1{path}", headers=headers, **more)

    async def get(self, path: str, **query: Any) -> httpx.Response:
        return await self.ask("GET", path, params={name: str(value) for name, value in query.items()})

    async def items(self, path: str, **query: Any) -> list[dict[str, Any]]:
        answer = await self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    async def post(self, path: str, body: Any, **more: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json"} | more.pop("headers", {})
        return await self.ask("POST", path, content=json.dumps(body), headers=headers, **more)

    # -- what is there -----------------------------------------------------------------------------------

    def key_result(self, code: str) -> KeyResult:
        """A key result of the team."""
        return next(row for row in self.talk.rows(KeyResult) if row.code == code)

    def objective(self, code: str) -> Objective:
        """An objective of the team."""
        with self.storage.reading() as session:
            return next(row for row in session.scalars(select(Objective)) if row.code == code)

    def said_in_group(self) -> str:
        """What the group read because of this program."""
        return "\n\n".join(readable(each.text) for each in self.sent if each.staff_id is None)


def new_key(
    talk: Dialogue, *scopes: str, acts_for: str | None = None, org: str = ORG, days: int | None = None
) -> str:
    """A key to the API; with `days` it ends."""
    with talk.storage.work() as work:
        people = members.by_staff_ids(work.session, org, [acts_for] if acts_for else [])
        return tokens.create(
            work,
            org_id=org,
            name="CRM sync",
            scopes=scopes,
            now=talk.now,
            acts_for=people[0] if people else None,
            expires_at=talk.now + timedelta(days=days) if days is not None else None,
        )


@asynccontextmanager
async def opened(talk: Dialogue, *, requests_per_minute: int = 0) -> AsyncIterator[Program]:
    """A program with a key that may read. Those with a limit may be open side by side."""
    workers = Workers(1)
    sent: list[Delivery] = []
    standing = machinery(talk, workers, sent=sent, requests_per_minute=requests_per_minute)
    app = create_app(standing) if requests_per_minute else _shared_app(standing)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://okr") as client:
        program = Program(talk, app, client, sent=sent)
        program.key = program.new_key("read")
        yield program
    workers.close()


_apps: list[FastAPI] = []


def _shared_app(standing: Machinery) -> FastAPI:
    """The application that all have in turn: to build its routes takes longer than most tests."""
    if not _apps:
        _apps.append(create_app(standing))
    (app,) = _apps
    api.stand_on(app, standing)
    return app


def machinery(
    talk: Dialogue, workers: Workers, *, sent: list[Delivery], requests_per_minute: int = 0
) -> Machinery:
    """What the API stands on; `sent` gets what its requests cause to be said."""
    connected = StreamState(connected=True, reconnects=0, last_frame_at=talk.now, trouble=None)
    return Machinery(
        storage=talk.storage,
        workers=workers,
        deployment=Deployment(robot=ROBOT),
        metrics=Metrics(),
        clock=lambda: talk.now,
        stream=lambda: connected,
        login=NOBODYS_LOGIN,
        hand_over=sent.extend,
        requests_per_minute=requests_per_minute,
        live=Live(talk.storage, workers),
    )


def prepare(talk: Dialogue) -> Dialogue:
    """Growth with what an API can show and must hide: metrics, a private objective, one of the team alone."""
    lines: Sequence[tuple[str, str, bool]] = (
        ("dana", "/kpi add uptime >= 99.9%", False),
        ("dana", "/kpi add “First reply time” between 1h and 4h", False),
        ("dana", "/kr follow KR2 first-reply-time", False),
        ("dana", "/okr new Quiet reshuffle; KR Desks moved 0 → 7", False),
        ("dana", "/okr private O3", True),
        ("dana", "P2 3, conf 5, note: nobody knows", True),
        ("dana", "/block P2 the hush clause", True),
        ("leo", "/okr new Team rota; KR Shifts swapped 0 → 9", False),
        ("leo", "/okr team-only O4", False),
        ("leo", "KR7 2, note: just us", False),
        ("dana", "KR1 50%, conf 7, blocked on legal", False),
        ("priya", "KR4 1 of 4", False),
    )
    for who, words, direct in lines:
        talk.say(who, words, direct=direct)
    talk.later(minutes=5)
    return talk


HIDDEN_WORDS = ("Quiet reshuffle", "Desks", "nobody knows", "hush clause", "rota", "Shifts", "just us")
"""What only some may see of what `prepare` made."""
