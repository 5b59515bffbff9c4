"""The first page: the objectives that others serve, then every team."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look
from commands.reports.overview import Overview, overview
from commands.texts.voice import mark

ENTRY = Entry("/", mark("Home"))


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/")
    async def home(request: Request) -> Response:
        return await desk.show(request, "home.html", _build)

    return found


def _build(look: Look) -> Overview:
    visitor = look.visitor
    return overview(look.session, visitor.member, eyes=visitor.eyes, standpoint_of=look.standpoint_of)
