"""Who speaks and where: what is known of a message before it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from commands.core.deployment import Deployment
from commands.core.messages import IncomingMessage
from commands.core.rollover import close_over
from commands.core.surroundings import Surroundings
from commands.reports.standing import Standpoint, as_it_ended
from commands.texts.voice import Voice
from storage import members, visibility
from storage.meeting import Place
from storage.okrs import Placed
from storage.tables import Member, Question, Team
from storage.visibility import Eyes
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks and where. `member` is None for people outside the organization.

    `found` are people the directory knows by the names typed in the message: name to staff id to name.
    `question` is what the speaker still owes an answer to here.
    """

    place: Place
    member: Member | None
    mentioned: tuple[Member, ...]
    found: Mapping[str, Mapping[str, str]]
    question: Question | None


class Whereabouts(Surroundings):
    """The speaker, the conversation and its teams, and what follows from them: time zone, rights, visibility.

    Rows are read on first use and only once.
    """

    def __init__(
        self,
        *,
        work: Work,
        deployment: Deployment,
        message: IncomingMessage,
        speaker: Speaker,
        now: datetime,
    ) -> None:
        super().__init__(work=work, deployment=deployment, org_id=message.org, now=now)
        self.message = message
        self.place = speaker.place
        self.mentioned = speaker.mentioned
        self.found = speaker.found
        self.question = speaker.question
        self._member = speaker.member

    # --- who and where -------------------------------------------------------------------------------

    @property
    def group(self) -> bool:
        return self.message.group

    @property
    def outsider(self) -> bool:
        """Whether the sender is outside the organization: may read what is public, changes nothing."""
        return self._member is None

    @cached_property
    def teams(self) -> Sequence[Team]:
        """The teams the message can mean: the group's, or in a direct chat all of the member's."""
        found = self._teams()
        if self.place.may_be_over:
            close_over(self.work, self.deployment, found, now=self.now)
        return found

    def _teams(self) -> Sequence[Team]:
        if self.place.team is not None:
            return [self.place.team]
        return members.teams_of(self.work.session, self._member) if self._member else []

    def team_by_id(self, team_id: UUID) -> Team:
        """A team by its id, without a query if the message can mean it."""
        here = next((team for team in self.teams if team.id == team_id), None)
        return here or super().team_by_id(team_id)

    def is_manager(self, team: Team) -> bool:
        """Whether the speaker manages the team or administers the installation."""
        return self._member is not None and (
            self._member.id == team.manager_id or self.is_admin(self._member)
        )

    @cached_property
    def has_admin(self) -> bool:
        """Whether the organization has an administrator."""
        return members.has_admin(self.work.session, self.org_id)

    # --- how they are spoken to ----------------------------------------------------------------------

    @property
    def habit(self) -> str:
        """The language the speaker is assumed to write in when their words do not show it."""
        own = (self._member.language or self._member.last_language) if self._member else None
        if own:
            return own
        team = next(iter(self.teams), None)
        return (team.language if team else None) or self.deployment.language

    def voice_for(self, member: Member, team: Team | None = None) -> Voice:
        """The language in which somebody else is spoken to."""
        return super().voice_for(member, team or self.place.team)

    # --- time ----------------------------------------------------------------------------------------

    @cached_property
    def zone(self) -> ZoneInfo:
        """The speaker's own zone, else the one that their teams here share, else the installation's."""
        own = self._member.timezone if self._member else None
        return ZoneInfo(own) if own else self.zone_here

    @cached_property
    def zone_here(self) -> ZoneInfo:
        """The zone that the teams here share; the installation's if they do not share one."""
        shared = {team.timezone for team in self.teams}
        return ZoneInfo((shared.pop() if len(shared) == 1 else None) or self.deployment.timezone)

    def zone_of(self, member: Member, team: Team | None = None) -> ZoneInfo:
        """The zone of somebody else: their own, else that of the team spoken of, else the installation's."""
        return super().zone_of(member, team or self.place.team or next(iter(self.teams), None))

    @cached_property
    def today(self) -> date:
        """The date where the speaker is."""
        return self.now.astimezone(self.zone).date()

    def standpoint(self, placed: Placed) -> Standpoint:
        """The day and calendar to judge a key result by: its team's today, or the end of its closed cycle."""
        return as_it_ended(placed.cycle, self.standpoint_of(self.team_by_id(placed.row.team_id)))

    # --- what may be shown ---------------------------------------------------------------------------

    @cached_property
    def eyes(self) -> Eyes:
        """What may be shown in this conversation: in a group only what the whole team may see."""
        team = self.place.team
        if team is not None and self._member is not None:
            return visibility.of_group(team)
        return self.own_eyes

    @cached_property
    def own_eyes(self) -> Eyes:
        """What the speaker may see in private, for direct messages to them."""
        if self._member is None:
            return visibility.EVERYBODY
        teams = members.teams_of(self.work.session, self._member) if self.group else self.teams
        return visibility.of_member(self._member, teams)
