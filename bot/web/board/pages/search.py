"""Finding objectives, key results, blockers and people."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from commands.reports.search import LONGEST, MOST, Found, search
from commands.texts.voice import mark

ENTRY = Entry("/search", mark("Search"))


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What somebody looked for, and what was found; None before anything was typed."""

    typed: str
    found: Found | None
    most: int


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/search")
    async def look_for(request: Request) -> Response:
        typed = filters(request).get("q", "").strip()[:LONGEST]
        return await desk.show(request, "search.html", lambda look: _build(look, typed))

    return found


def _build(look: Look, typed: str) -> SearchPage:
    visitor = look.visitor
    found = search(look.session, visitor.org_id, typed, eyes=visitor.eyes) if typed else None
    return SearchPage(typed, found, MOST)
