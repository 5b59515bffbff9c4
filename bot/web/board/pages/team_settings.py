"""A team's settings: what its members see, and its manager changes by the same words as in the chat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.board.acting import act, once
from bot.web.board.desk import Desk, Look
from bot.web.board.forms import Form
from bot.web.board.pages.settings import spoken_here
from bot.web.board.refusals import NotThere
from bot.web.board.visitor import Visitor
from bot.web.machinery import Machinery
from bot.web.said_in_group import in_group
from commands.acts.members.settings import TeamSettings, team_settings
from commands.core.desk import at_desk, spoken
from commands.core.messages import Door, IncomingMessage
from storage import boards, members
from storage.tables import Team
from storage.work import Storage

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
THRESHOLDS = {"stable_from": "stable", "red_below": "red", "on_track_gap": "risk", "at_risk_gap": "off"}


@dataclass(frozen=True, slots=True)
class Said:
    """A form as one would say it in the group; `person` is the id of a member it picks."""

    words: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class TeamSettingsPage:
    """`languages` are codes and names, `days` the names of the weekdays, Monday is 0."""

    settings: TeamSettings
    languages: tuple[tuple[str, str], ...]
    days: Mapping[int, str]

    @property
    def weekend(self) -> list[str]:
        return [self.days[day] for day in sorted(self.settings.weekend)]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/teams/{team_id}/settings")
    async def settings(request: Request, team_id: UUID) -> Response:
        build = partial(_build, desk.machinery.storage, team_id=team_id)
        return await desk.show(request, "team_settings.html", build)

    @found.post("/teams/{team_id}/settings/{what}")
    async def change(request: Request, team_id: UUID, what: str) -> Response:
        visitor, form = await desk.taken(request)
        if what not in SAID:
            raise NotThere
        said = SAID[what](form)
        message = await desk.machinery.workers.read(
            _message, desk.machinery, visitor, team_id, said, once(form, what, said.words, said.person or "")
        )
        await act(desk.machinery, message, spoken)
        return RedirectResponse(f"/teams/{team_id}/settings", 303)

    return found


def _build(storage: Storage, look: Look, *, team_id: UUID) -> TeamSettingsPage:
    visitor = look.visitor
    team = _seen(boards.team(look.session, visitor.org_id, team_id), visitor)
    context = at_desk(storage.over(look.session), look.deployment, visitor.member, now=look.now)
    return TeamSettingsPage(
        team_settings(context, team),
        spoken_here(),
        dict(sorted(visitor.voice.locale.days["format"]["wide"].items())),
    )


def _seen(team: Team | None, visitor: Visitor) -> Team:
    """A team's settings are its members' affair, its manager's and the administrators'.

    Raises:
        NotThere: for everybody else.
    """
    if team is None or not (visitor.is_in(team) or visitor.is_manager(team)):
        raise NotThere
    return team


def _message(
    machinery: Machinery, visitor: Visitor, team_id: UUID, said: Said, message_id: str
) -> IncomingMessage:
    with machinery.storage.reading() as session:
        team = _seen(boards.team(session, visitor.org_id, team_id), visitor)
        return in_group(
            team,
            visitor.member,
            robot=machinery.deployment.robot,
            message_id=message_id,
            door=Door.BOARD,
            now=machinery.clock(),
            text=said.words,
            mentions=_picked(session, team, said),
        )


def _picked(session: Session, team: Team, said: Said) -> tuple[str, ...]:
    """The staff id of the member picked, who is in the team: nobody is met by a form."""
    if said.person is None:
        return ()
    found = [each.staff_id for each in members.of_team(session, team) if str(each.id) == said.person]
    if not found:
        raise NotThere
    return tuple(found)


# -- what a form says ---------------------------------------------------------------------------------------


def _value(form: Form) -> str:
    return " ".join(form.get("value", "").split())


def _weekend(form: Form) -> Said:
    days = [day for day in DAYS if form.get(day)]
    return Said(f"/team weekend {' '.join(days) or 'none'}")


def _thresholds(form: Form) -> Said:
    if form.get("usual"):
        return Said("/team thresholds default")
    numbers = " ".join(f"{word} {form.get(name, '')}" for name, word in THRESHOLDS.items())
    return Said(f"/team thresholds {numbers}")


def _cycle(form: Form) -> Said:
    return Said(f"/cycle set {form.get('start', '')} to {form.get('end', '')}")


SAID: Mapping[str, Callable[[Form], Said]] = {
    "manager": lambda form: Said("/team manager", _value(form)),
    "remove": lambda form: Said("/team remove", _value(form)),
    "language": lambda form: Said(f"/team lang {_value(form)}"),
    "zone": lambda form: Said(f"/team timezone {_value(form)}"),
    "country": lambda form: Said(f"/team country {_value(form)}"),
    "weekend": _weekend,
    "creators": lambda form: Said(f"/team creators {_value(form)}"),
    "thresholds": _thresholds,
    "cycle": _cycle,
    "webhook": lambda form: Said(f"/team webhook {_value(form) or 'off'}"),
    "off": lambda form: Said(f"/remind off {_value(form)}"),
    "on": lambda form: Said(f"/remind on {_value(form)}"),
}
