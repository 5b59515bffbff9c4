"""One run of a ritual: whose it is, which due moment it is for, and what is said because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from commands.core import post
from commands.core.deployment import Deployment
from commands.core.reply import Announcement, Direct
from commands.core.surroundings import Surroundings
from commands.rules.calendar import WorkCalendar
from commands.rules.quiet_hours import allowed_from
from commands.texts.markdown import Md
from commands.texts.resting import ritual_failed
from storage import members, rituals
from storage.tables import Member, Ritual, Team
from storage.work import Work


class Outcome(StrEnum):
    """What became of a due moment."""

    SAID = "said"
    SILENT = "silent"
    """There was nothing to say."""
    LATE = "late"
    """The program was stopped, and now it is too late to say it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """The result of one run. `kept` is what the next run needs to know of this one (plain JSON)."""

    outcome: Outcome
    kept: Mapping[str, Any] = field(default_factory=dict)


class Occasion(Surroundings):
    """One due moment of one ritual.

    `due_at` is the moment it is for, which may lie a little before `now`; what is said once is named by it.
    """

    def __init__(
        self, *, work: Work, deployment: Deployment, ritual: Ritual, due_at: datetime, now: datetime
    ) -> None:
        super().__init__(work=work, deployment=deployment, org_id=ritual.org_id, now=now)
        self.ritual = ritual
        self.due_at = due_at
        self.said = 0

    @cached_property
    def team(self) -> Team:
        """The team whose ritual it is."""
        return self.work.session.get_one(Team, (self.org_id, self.ritual.team_id))

    @cached_property
    def member(self) -> Member:
        """The person whose ritual it is."""
        return self.work.session.get_one(Member, (self.org_id, self.ritual.member_id))

    @cached_property
    def home(self) -> Team | None:
        """The team whose ritual it is; of a personal one the person's first, whose zone they share."""
        if self.ritual.team_id:
            return self.team
        return next(iter(members.teams_of(self.work.session, self.member)), None)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which the ritual is reckoned: the team's, or of a personal one the person's."""
        return self.team_zone(self.team) if self.ritual.team_id else self.zone_of(self.member, self.home)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days by which it moves."""
        if self.ritual.team_id:
            return self.deployment.calendar_of(self.team)
        return self.deployment.calendar_of_member(self.member)

    @cached_property
    def robot(self) -> str:
        """Which robot speaks: that of the team's group, else the installation's."""
        found = rituals.robot_of(self.work.session, self.home) if self.home else None
        return found or self.deployment.robot

    @property
    def somebody_is_there(self) -> bool:
        """Whether there is a group or a person to say it to: groups are disbanded, people leave."""
        if self.ritual.member_id:
            return self.member.left_at is None
        return self.team.gone_at is None

    def once(self, *parts: object) -> str:
        """A name under which something is owed once for this due moment."""
        return ":".join(("ritual", str(self.ritual.id), self.due_at.isoformat(), *map(str, parts)))

    def post(
        self, text: Md, *, kind: str, chart: Mapping[str, Any] | None = None, about: str | None = None
    ) -> None:
        """Owe something to the whole group. Scheduled posts cannot @: name people in bold."""
        said = Announcement(self.team, text, self.once("group"), about=about, kind=kind, chart=chart)
        post.to_group(self.work, said, robot=self.robot, now=self.now, name=self.deployment.name)
        self.said += 1

    def tell(self, direct: Direct) -> None:
        """Owe a direct message, not before the end of the person's quiet hours."""
        post.to_person(
            self.work,
            direct,
            robot=self.robot,
            now=self.now,
            not_before=allowed_from(self.now, self.zone_of(direct.to, self.home)),
            name=self.deployment.name,
        )
        self.said += 1

    def suspend(self, reason: str) -> None:
        """Stop the ritual until somebody looks into it: an administrator is told, the doctor says why."""
        if self.ritual.suspended_at is not None:
            return
        self.ritual.suspended_at, self.ritual.suspended_because = self.now, reason
        administrator = self.administrator()
        if administrator is not None:
            team = self.team.name if self.ritual.team_id else None
            text = ritual_failed(self.alone_with(administrator), self.ritual.kind, team)
            self.tell(Direct(administrator, text, self.once("suspended")))

    def done(self, **kept: Any) -> Done:
        """The result: said if anything was."""
        return Done(Outcome.SAID if self.said else Outcome.SILENT, kept)
