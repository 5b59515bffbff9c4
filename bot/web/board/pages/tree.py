"""Which objective serves which."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from bot.web.board.query import chosen, chosen_id
from commands.reports.tree_page import TreeFilters, TreePage, tree_page
from commands.rules.status import Status
from commands.texts.voice import mark

ENTRY = Entry("/tree", mark("Alignment"))


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/tree")
    async def tree(request: Request) -> Response:
        wanted = _wanted(filters(request))
        return await desk.show(request, "tree.html", lambda look: _build(look, wanted))

    return found


def _build(look: Look, wanted: TreeFilters) -> TreePage:
    visitor = look.visitor
    return tree_page(
        look.session, visitor.org_id, wanted, eyes=visitor.eyes, standpoint_of=look.standpoint_of
    )


def _wanted(query: Mapping[str, str]) -> TreeFilters:
    return TreeFilters(
        team=chosen_id(query, "team"),
        owner=chosen_id(query, "owner"),
        status=chosen(query, "status", Status),
        cycle=query.get("cycle"),
    )
