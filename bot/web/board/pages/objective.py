"""One objective: its key results, what it serves and what serves it, and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.answered_forms import AnsweredPage, Shown, commented
from bot.web.board.desk import Desk, Look
from bot.web.board.refusals import NotThere
from commands.reports.objective_page import ObjectivePage, objective_page


@dataclass(frozen=True, slots=True)
class _Page:
    """The report and what was just done."""

    report: ObjectivePage
    may_write: bool
    answered: Shown


def router(desk: Desk) -> APIRouter:
    found = APIRouter(prefix="/objectives/{objective_id}")
    forms = AnsweredPage(desk, template="objective.html", address="/objectives", build=_build)

    @found.get("")
    async def page(request: Request, objective_id: UUID) -> Response:
        return await forms.show(request, objective_id)

    @found.post("/comment")
    async def comment(request: Request, objective_id: UUID) -> Response:
        return await forms.take(request, objective_id, commented)

    return found


def _build(look: Look, objective_id: UUID, answered: Shown) -> _Page:
    visitor = look.visitor
    found = objective_page(
        look.session,
        visitor.org_id,
        objective_id,
        eyes=visitor.eyes,
        standpoint_of=look.standpoint_of,
        week_ago=look.week_ago,
    )
    if found is None:
        raise NotThere
    return _Page(found, found.cycle.closed_at is None and found.team.gone_at is None, answered)
