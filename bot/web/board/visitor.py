"""Who is visiting the board, and in which language it speaks before that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from commands.core.deployment import Deployment
from commands.texts.languages import find_language
from commands.texts.voice import Voice, voice_of
from storage import members, sessions, visibility
from storage.tables import Member, Team, WebSession
from storage.visibility import Eyes

LONGEST_HEADER = 300


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in. `token` is what their browser carries; `teams` are those they belong to."""

    member: Member
    session: WebSession
    token: str = field(repr=False)
    teams: tuple[Team, ...]
    eyes: Eyes
    voice: Voice
    zone: ZoneInfo
    is_admin: bool

    @property
    def org_id(self) -> str:
        return self.member.org_id

    def is_manager(self, team: Team) -> bool:
        """Whether they manage a team; administrators may do what its manager may."""
        return self.is_admin or team.manager_id == self.member.id

    def is_in(self, team: Team) -> bool:
        return any(team.id == each.id for each in self.teams)


def visitor_of(session: Session, token: str, deployment: Deployment, *, now: datetime) -> Visitor | None:
    """Whoever carries this token, in two statements; None if its session is over."""
    found = sessions.find(session, token, now=now)
    if found is None:
        return None
    member = found.member
    teams = tuple(members.teams_of(session, member))
    return Visitor(
        member=member,
        session=found.row,
        token=token,
        teams=teams,
        eyes=visibility.of_member(member, teams),
        voice=voice_of(_language(member, teams, deployment)),
        zone=ZoneInfo(member.timezone or _first(each.timezone for each in teams) or deployment.timezone),
        is_admin=member.admin or member.staff_id in deployment.admins,
    )


def _language(member: Member, teams: tuple[Team, ...], deployment: Deployment) -> str:
    own = member.language or member.last_language
    return own or _first(each.language for each in teams) or deployment.language


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def stranger_voice(accept_language: str, deployment: Deployment) -> Voice:
    """The language a browser asks for, if it is one of ours."""
    found = (find_language(tag) for tag in _wanted(accept_language[:LONGEST_HEADER]))
    return voice_of(next((each.code for each in found if each), deployment.language))


def _wanted(accept_language: str) -> Iterator[str]:
    """The languages of an `Accept-Language`, the most wanted first."""
    weighed = []
    for part in accept_language.split(","):
        tag, _, quality = part.partition(";")
        weight = quality.strip().removeprefix("q=") or "1"
        if tag.strip() and tag.strip() != "*":
            weighed.append((float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0, tag.strip()))
    weighed.sort(key=lambda each: -each[0])
    return (tag for weight, tag in weighed if weight > 0)
