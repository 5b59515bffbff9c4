"""A team's board, and the same as a presentation."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Look, filters
from bot.web.board.query import chosen, chosen_id
from bot.web.board.refusals import NotThere
from commands.reports.team_page import Filters, TeamPage, team_page
from commands.rules.status import Status
from storage import boards


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/teams/{team_id}")
    async def team(request: Request, team_id: UUID) -> Response:
        wanted = _filters(filters(request))
        return await desk.show(request, "team.html", lambda look: _build(look, team_id, wanted))

    @found.get("/teams/{team_id}/present")
    async def presentation(request: Request, team_id: UUID) -> Response:
        """One objective a screen, for the meeting."""
        wanted = _filters(filters(request))
        return await desk.show(request, "present.html", lambda look: _build(look, team_id, wanted))

    return found


def _build(look: Look, team_id: UUID, wanted: Filters) -> TeamPage:
    team = boards.team(look.session, look.visitor.org_id, team_id)
    if team is None:
        raise NotThere
    return team_page(
        look.session,
        team,
        wanted,
        eyes=look.visitor.eyes,
        standpoint_of=look.standpoint_of,
        week_ago=look.week_ago,
    )


def _filters(query: Mapping[str, str]) -> Filters:
    return Filters(
        owner=chosen_id(query, "owner"), status=chosen(query, "status", Status), cycle=query.get("cycle")
    )
