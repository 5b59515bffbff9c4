"""What is in the way of whom, over all teams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from bot.web.board.query import chosen, chosen_id
from commands.reports.blockers_page import BlockersSeen, blockers_seen
from commands.texts.voice import mark
from storage import boards
from storage.placed_blockers import State
from storage.tables import Team

ENTRY = Entry("/blockers", mark("Blockers"))

STATES = {
    State.OPEN: mark("Open"),
    State.UNANSWERED: mark("Nobody has it yet"),
    State.OVERDUE: mark("Overdue"),
    State.RESOLVED: mark("Resolved"),
}


@dataclass(frozen=True, slots=True)
class BlockersPage:
    """The blockers that were looked for, and what there is to filter them by."""

    found: BlockersSeen
    state: State
    states: Mapping[State, str]
    teams: Sequence[Team]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/blockers")
    async def blockers(request: Request) -> Response:
        query = filters(request)
        return await desk.show(request, "blockers.html", lambda look: _build(look, query))

    return found


def _build(look: Look, query: Mapping[str, str]) -> BlockersPage:
    org_id, state = look.visitor.org_id, chosen(query, "status", State) or State.OPEN
    found = blockers_seen(
        look.session,
        org_id,
        eyes=look.visitor.eyes,
        now=look.now,
        state=state,
        team_id=chosen_id(query, "team"),
        member_id=chosen_id(query, "owner"),
    )
    return BlockersPage(found, state, STATES, boards.teams(look.session, org_id))
