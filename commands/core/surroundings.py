"""What a message and a ritual have in common: the transaction, the moment, and how people are spoken to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from commands.core.deployment import Deployment
from commands.reports.standing import Standpoint
from commands.texts.scene import Scene
from commands.texts.voice import Voice, voice_of
from storage import installation, members
from storage.tables import Member, Team
from storage.work import Work


class Surroundings:
    """One transaction of one organization at one moment."""

    def __init__(self, *, work: Work, deployment: Deployment, org_id: str, now: datetime) -> None:
        self.work = work
        self.deployment = deployment
        self.org_id = org_id
        self.now = now

    # --- people --------------------------------------------------------------------------------------

    def member_by_id(self, member_id: UUID | None) -> Member | None:
        """A member by id; the session remembers whom it has seen."""
        if member_id is None:
            return None
        return self.work.session.get(Member, (self.org_id, member_id))

    def voice_for(self, member: Member, team: Team | None = None) -> Voice:
        """The language somebody is spoken to in: chosen, their last, their team's, the installation's."""
        own = member.language or member.last_language
        return voice_of(own or (team.language if team else None) or self.deployment.language)

    def alone_with(self, member: Member, team: Team | None = None) -> Scene:
        """Somebody in a direct chat."""
        return Scene(self.voice_for(member, team), self.deployment.name, group=False)

    def name(self, member: Member | None, voice: Voice) -> str:
        """What to call somebody; without a name from the directory or themselves, "a colleague"."""
        return (member and member.called) or str(voice.say("a colleague"))

    def is_admin(self, member: Member) -> bool:
        """Whether somebody is an administrator, by setting or by the first-administrator rule."""
        return member.admin or member.staff_id in self.deployment.admins

    def administrator(self) -> Member | None:
        """The administrator who is told what only one can put right: whoever was met first."""
        found = installation.administrators(self.work.session, self.deployment.admins)
        return next((each for each in found if each.org_id == self.org_id and each.left_at is None), None)

    # --- teams ---------------------------------------------------------------------------------------

    def team_by_id(self, team_id: UUID) -> Team:
        """A team by its id; the session remembers which it has seen."""
        return self.work.session.get_one(Team, (self.org_id, team_id))

    def group_of(self, team: Team) -> Scene:
        """A whole team, in its group."""
        return Scene(voice_of(team.language or self.deployment.language), self.deployment.name, group=True)

    def team_zone(self, team: Team) -> ZoneInfo:
        """The zone of a team: rituals, due days and pace are reckoned in it."""
        return self.deployment.zone_of(team)

    def zone_of(self, member: Member, team: Team | None = None) -> ZoneInfo:
        """The zone of a person: their own, else that of the team spoken of, else of their first one."""
        if member.timezone:
            return ZoneInfo(member.timezone)
        home = team or next(iter(members.teams_of(self.work.session, member)), None)
        return ZoneInfo((home.timezone if home else None) or self.deployment.timezone)

    def standpoint_of(self, team: Team) -> Standpoint:
        """The day and calendar of a team."""
        return self.deployment.standpoint_of(team, now=self.now)
