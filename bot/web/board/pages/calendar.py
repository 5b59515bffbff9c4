"""The calendar of somebody's rituals, read by other programs under a secret address."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board import calendar_feed
from bot.web.board.desk import Desk
from bot.web.board.refusals import NotThere
from bot.web.machinery import Machinery
from commands.acts.rituals.upcoming_rituals import coming
from commands.core.desk import at_desk
from storage import feeds

LONGEST_SECRET = 100


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/calendar.ics")
    async def calendar(request: Request) -> Response:
        secret = request.query_params.get("key", "")[:LONGEST_SECRET]
        content = await desk.machinery.workers.read(_written, desk.machinery, secret)
        return Response(content, media_type=calendar_feed.ICS)

    return found


def _written(machinery: Machinery, secret: str) -> bytes:
    """The calendar of whoever has this secret; a wrong or closed one is told nothing."""
    deployment, now = machinery.deployment, machinery.clock()
    with machinery.storage.reading() as session:
        member = feeds.reader(session, secret) if secret else None
        if member is None:
            raise NotThere
        context = at_desk(machinery.storage.over(session), deployment, member, now=now)
        return calendar_feed.calendar(
            coming(context), context.voice, bot=deployment.name, board=deployment.public_url, now=now
        )
