"""Who is who, and one person's part in it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from bot.web.board.pages.activity import Told, told
from bot.web.board.query import chosen_id
from bot.web.board.refusals import NotThere
from commands.reports.activity import activity
from commands.reports.people import Person, PersonsPart, everybody, persons_part
from commands.texts.voice import mark
from storage import boards
from storage.tables import Team

ENTRY = Entry("/people", mark("People"))

LATELY = 10


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of a team or of all."""

    people: Sequence[Person]
    teams: Sequence[Team]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: what is theirs, and what they did lately."""

    part: PersonsPart
    lately: Sequence[Told]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/people")
    async def people(request: Request) -> Response:
        team_id = chosen_id(filters(request), "team")
        return await desk.show(request, "people.html", lambda look: _everybody(look, team_id))

    @found.get("/people/{member_id}")
    async def person(request: Request, member_id: UUID) -> Response:
        return await desk.show(request, "person.html", lambda look: _one(look, member_id))

    return found


def _everybody(look: Look, team_id: UUID | None) -> PeoplePage:
    visitor = look.visitor
    found = everybody(look.session, visitor.org_id, eyes=visitor.eyes, today=look.today, team_id=team_id)
    return PeoplePage(found, boards.teams(look.session, visitor.org_id))


def _one(look: Look, member_id: UUID) -> PersonPage:
    visitor = look.visitor
    part = persons_part(
        look.session,
        visitor.org_id,
        member_id,
        eyes=visitor.eyes,
        now=look.now,
        today=look.today,
        standpoint_of=look.standpoint_of,
    )
    if part is None:
        raise NotThere
    lately = activity(look.session, visitor.org_id, eyes=visitor.eyes, member_id=member_id, limit=LATELY)
    return PersonPage(part, told(look.showing, lately))
