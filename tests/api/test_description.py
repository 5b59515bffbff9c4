"""The description is true: whatever is asked within it or beside it, the answers are those it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis import Case
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web import api
from bot.web.api.fields import EXAMPLE_ID
from bot.web.app import create_app
from bot.workers import Workers
from storage.tables import Base, Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Team
from storage.work import Storage
from tests import databases
from tests.api.program import EVERY_SCOPE, machinery, new_key
from tests.dialogue import Dialogue

PER_ROUTE = 6
"""Requests of each route that are made up; beside them every boundary of every parameter is tried."""

REFUSED_IN_WORDS = schemathesis.checks.positive_data_acceptance
"""No shape can say that a cursor is one of ours or that a code is somebody else's: 422 tells it."""


@dataclass
class Place:
    """Where the application will be: its description is read before there is a database."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


def routes_alone() -> FastAPI:
    app = FastAPI(**api.DESCRIBED)
    api.add_routes(app)
    return app


place = Place(routes_alone())
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", place)


NOUNS: dict[str, type[Base]] = {
    "teams": Team,
    "cycles": Cycle,
    "objectives": Objective,
    "key-results": KeyResult,
    "check-ins": CheckIn,
    "blockers": Blocker,
    "members": Member,
}


@dataclass
class Site:
    """The whole application with a team behind it: a key that may do everything, and a row of each noun."""

    key: str
    ids: dict[str, str]

    def fill_in(self, case: Case[Any]) -> None:
        """Where the description's example stands, name what is there: else most answers would be 404."""
        noun = case.path.removeprefix("/api/v1/").partition("/")[0]
        if case.path_parameters.get("id") == EXAMPLE_ID:
            case.path_parameters["id"] = self.ids[noun]
        for fields in (case.query, case.body):
            if isinstance(fields, dict) and fields.get("key_result") == EXAMPLE_ID:
                fields["key_result"] = self.ids["key-results"]


@pytest.fixture(scope="module")
def site(_prepared: tuple[Path, datetime], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = shutil.copy(_prepared[0], tmp_path_factory.mktemp("described") / "okrbot.db")
    workers = Workers(1)
    with databases.opened(f"sqlite:///{path}") as engine:
        talk = Dialogue(Storage(engine, process="test"))
        talk.now = _prepared[1]
        place.app = create_app(machinery(talk, workers, sent=[]))
        rows = {noun: talk.rows(table)[0] for noun, table in NOUNS.items()}
        ids = {noun: str(row.id) for noun, row in rows.items()}  # type: ignore[attr-defined]  # all have ids
        yield Site(new_key(talk, *EVERY_SCOPE, acts_for="dana"), ids)
    workers.close()


@schema.parametrize()
@settings(max_examples=PER_ROUTE, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: Case[Any], site: Site) -> None:
    site.fill_in(case)
    case.call_and_validate(
        headers={"Authorization": f"Bearer {site.key}"}, excluded_checks=[REFUSED_IN_WORDS]
    )
