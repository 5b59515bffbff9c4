"""The pages for machines without a socket, and rows of a company for them to show."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import httpx

from bot.dingtalk import DingTalk
from bot.metrics import Metrics
from bot.stream import StreamState
from bot.web.app import create_app
from bot.web.board.live import Live
from bot.web.machinery import Login, Machinery
from bot.workers import Workers
from commands.core.deployment import Deployment
from storage import tokens
from storage.tables import Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Organization, Team
from storage.work import Storage

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ACME = "ding-acme"
NOBODYS_LOGIN = Login(
    dingtalk=DingTalk(client_id="ding", client_secret="-"),
    endpoint="http://login",
    client_id="ding",
    key=b"k",
)
"""Nobody signs in to the pages for machines."""
CONNECTED = StreamState(connected=True, reconnects=2, last_frame_at=NOW, trouble=None)


@dataclass
class Site:
    """The application on a database, asked without a socket."""

    storage: Storage
    client: httpx.AsyncClient
    key: str
    state: list[StreamState] = field(default_factory=lambda: [CONNECTED])

    async def get(self, path: str, *, key: str | None = None, **query: object) -> httpx.Response:
        wanted = {name: str(value) for name, value in query.items() if value is not None}
        headers = {"Authorization": f"Bearer {key or self.key}"}
        return await self.client.get(path, params=wanted, headers=headers)

    async def items(self, path: str, **query: Any) -> list[dict[str, Any]]:
        answer = await self.get(path, **query)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert set(body) == {"items", "next"}
        assert all(each["id"] for each in body["items"])
        return list(body["items"])


@asynccontextmanager
async def opened_site(storage: Storage) -> AsyncIterator[Site]:
    state = [CONNECTED]
    workers = Workers(1)
    app = create_app(machinery(storage, workers, lambda: state[0]))
    with storage.work() as work:
        work.add(Organization(org_id=ACME, created_at=NOW))
        key = tokens.create(work, org_id=ACME, name="tests", scopes=["read"], now=NOW)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://okr") as client:
        yield Site(storage, client, key, state)
    workers.close()


def machinery(
    storage: Storage, workers: Workers, stream: Callable[[], StreamState] = lambda: CONNECTED
) -> Machinery:
    return Machinery(
        storage=storage,
        workers=workers,
        deployment=Deployment(),
        metrics=Metrics(),
        clock=lambda: NOW,
        stream=stream,
        login=NOBODYS_LOGIN,
        hand_over=lambda _owed: None,
        requests_per_minute=0,
        live=Live(storage, workers),
    )


@dataclass
class Company:
    """Writes example rows of one organization."""

    org: str
    rows: list[Any] = field(default_factory=list)

    def add(self, row: Any) -> Any:
        self.rows.append(row)
        return row

    def member(self, staff_id: str) -> Member:
        return self.add(Member(org_id=self.org, staff_id=staff_id, created_at=NOW))  # type: ignore[no-any-return]

    def team(self, name: str, **more: Any) -> tuple[Team, Cycle]:
        team = self.add(
            Team(
                org_id=self.org, conversation_id=f"cid-{name}", title=name, name=name, created_at=NOW, **more
            )
        )
        cycle = self.add(
            Cycle(
                org_id=self.org,
                team_id=team.id,
                name="2026-Q4",
                starts_on=date(2026, 10, 1),
                ends_on=date(2026, 12, 31),
                created_at=NOW,
            )
        )
        return team, cycle

    def key_result(
        self, cycle: Cycle, owner: Member, number: int, *, current: str = "0", **more: Any
    ) -> KeyResult:
        objective = self.add(
            Objective(
                org_id=self.org,
                team_id=cycle.team_id,
                cycle_id=cycle.id,
                number=number,
                title=f"Objective {number}",
                owner_id=owner.id,
                created_at=NOW,
            )
        )
        given: dict[str, Any] = {"kind": "number", "start": Decimal(0), "target": Decimal(100)} | more
        return self.add(  # type: ignore[no-any-return]
            KeyResult(
                org_id=self.org,
                team_id=cycle.team_id,
                cycle_id=cycle.id,
                objective_id=objective.id,
                number=number,
                title=f"Key result {number}",
                owner_id=owner.id,
                paced_from=cycle.starts_on,
                created_at=NOW,
                initial=given["start"],
                initial_progress=Decimal(0),
                current=Decimal(current),
                progress=(Decimal(current) - given["start"]) / (given["target"] - given["start"]),
                **given,
            )
        )

    def check_in(self, key_result: KeyResult, by: Member, at: datetime, value: str) -> CheckIn:
        return self.add(  # type: ignore[no-any-return]
            CheckIn(
                org_id=self.org,
                key_result_id=key_result.id,
                member_id=by.id,
                at=at,
                value=Decimal(value),
                original_text=value,
                created_at=at,
            )
        )

    def blocker(self, key_result: KeyResult, by: Member, number: int, **more: Any) -> Blocker:
        return self.add(  # type: ignore[no-any-return]
            Blocker(
                org_id=self.org,
                team_id=key_result.team_id,
                cycle_id=key_result.cycle_id,
                key_result_id=key_result.id,
                number=number,
                text="legal has not answered",
                raised_by_id=by.id,
                raised_at=NOW,
                **more,
            )
        )


@contextmanager
def company(storage: Storage, org: str = ACME) -> Iterator[Company]:
    """Store the rows that are added inside."""
    found = Company(org)
    yield found
    with storage.work() as work:
        for row in found.rows:
            work.add(row)
