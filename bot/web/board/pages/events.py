"""What open pages listen to."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.board.desk import Desk
from bot.web.board.live import Line
from bot.web.board.query import chosen_id
from bot.web.board.refusals import NotSignedIn


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/events")
    async def events(request: Request) -> Response:
        try:
            visitor = await desk.visitor(request)
        except NotSignedIn:
            return Response(status_code=204)  # the browser then asks no more
        line = Line(visitor.org_id, visitor.eyes, chosen_id(request.query_params, "about"))
        return StreamingResponse(desk.machinery.live.stream(line), media_type="text/event-stream")

    return found
