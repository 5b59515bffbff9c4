"""The JSON API: what programs may read and write of an organization's OKRs, with a key made by
`okrbot token create`.

A key belongs to no member and no team: it reads what anybody of the organization may read.
Each noun has its file.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI

from bot.web.api import (
    blockers,
    check_ins,
    cycles,
    health_metrics,
    key_results,
    members,
    objectives,
    readings,
    teams,
)
from bot.web.api.answering import Answering
from bot.web.api.callers import Gate
from bot.web.api.desk import Desk
from bot.web.machinery import Machinery
from bot.web.problems import described

NOUNS = (teams, cycles, objectives, key_results, check_ins, blockers, members, health_metrics, readings)

DESCRIBED: dict[str, Any] = {
    "title": "okrbot",
    "version": "1",
    "openapi_url": "/api/v1/openapi.json",
    "summary": "OKRs of teams that live in DingTalk group chats.",
    "description": (
        "A request shows its key as `Authorization: Bearer <key>`; `okrbot token create` makes one. "
        "Lists come in pages: `next` of one is `cursor` of the following. Private objectives, and those "
        "of a team alone, never appear. What goes wrong is told in the form of RFC 9457 "
        "(`application/problem+json`)."
    ),
}
"""What the description at `/api/v1/openapi.json` says of the whole."""


def install(app: FastAPI, machinery: Machinery) -> None:
    """Put the routes under `/api/v1` into the application."""
    stand_on(app, machinery)
    add_routes(app)


def stand_on(app: FastAPI, machinery: Machinery) -> None:
    """Let the routes read and write by this from now on."""
    app.state.api_gate = Gate(machinery)
    app.state.api_desk = Desk(machinery)


def add_routes(app: FastAPI) -> None:
    """The routes alone, which is all that their description needs."""
    api = APIRouter(prefix="/api/v1", route_class=Answering, responses=described(401, 403, 404, 422, 429))
    for noun in NOUNS:
        api.include_router(noun.router)
    app.include_router(api)
