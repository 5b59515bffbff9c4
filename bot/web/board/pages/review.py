"""How a team's cycle ended."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Look, filters
from bot.web.board.refusals import NotThere
from commands.reports.review_page import ReviewPage, review_page
from storage import boards


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/review/{team_id}")
    async def review(request: Request, team_id: UUID) -> Response:
        cycle = filters(request).get("cycle")
        return await desk.show(request, "review.html", lambda look: _build(look, team_id, cycle))

    return found


def _build(look: Look, team_id: UUID, cycle: str | None) -> ReviewPage:
    team = boards.team(look.session, look.visitor.org_id, team_id)
    if team is None:
        raise NotThere
    return review_page(look.session, team, cycle, eyes=look.visitor.eyes)
