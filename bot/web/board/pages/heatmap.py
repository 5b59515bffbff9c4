"""Who of a team checked in, week by week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from bot.web.board.query import chosen_id
from bot.web.board.showing import Picture
from commands.reports.presence import TeamsWeeks, teams_weeks
from commands.texts.charts import heat_map
from commands.texts.charts.heat_map import HeatMap, Row
from commands.texts.voice import mark
from storage import boards
from storage.tables import Team

ENTRY = Entry("/heatmap", mark("Check-ins"))


@dataclass(frozen=True, slots=True)
class HeatMapPage:
    """A team's weeks, drawn if there is anybody in them; None before there is any team."""

    found: TeamsWeeks | None
    picture: Picture | None
    teams: Sequence[Team]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/heatmap")
    async def heatmap(request: Request) -> Response:
        query = filters(request)
        return await desk.show(request, "heatmap.html", lambda look: _build(look, query))

    return found


def _build(look: Look, query: Mapping[str, str]) -> HeatMapPage:
    visitor = look.visitor
    teams = boards.teams(look.session, visitor.org_id)
    wanted = chosen_id(query, "team")
    own = {team.id for team in visitor.teams}
    team = next((each for each in teams if each.id == wanted), None)
    team = team or next((each for each in teams if each.id in own), next(iter(teams), None))
    if team is None:
        return HeatMapPage(None, None, teams)
    found = teams_weeks(
        look.session, team, look.standpoint_of(team), eyes=visitor.eyes, cycle=query.get("cycle")
    )
    return HeatMapPage(found, _drawn(look, found) if found.people else None, teams)


def _drawn(look: Look, found: TeamsWeeks) -> Picture:
    showing = look.showing
    rows = (Row(showing.name(each.member), each.weeks) for each in found.people)
    title = showing.voice.plain("Who checked in: {team}", team=found.team.name)
    return showing.picture(heat_map, HeatMap(title, found.weeks, tuple(rows)))
