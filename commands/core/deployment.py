"""What an installation decides for everybody; built from the settings and passed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from commands.core.calendars import Calendars
from commands.reports.standing import Standpoint
from commands.rules.calendar import SATURDAY_SUNDAY, WorkCalendar, weekend_of
from commands.rules.quota import Quotas
from commands.rules.thresholds import thresholds_of
from storage.tables import Member, Team


@dataclass(frozen=True, slots=True)
class Deployment:
    """Defaults that hold until a team or a member chooses otherwise.

    `name` is what people @ in a group. `admins` are staff ids. `public_url` is where the board is, None if
    nobody can open it. `robot` is the robot's code, `calendars` what administrators know better than the
    calendars of their countries. `webhooks_at` is where the addresses of group robots must lead, `quotas` how
    many calls a month DingTalk allows.
    """

    name: str = "OKR"
    language: str = "en"
    timezone: str = "Asia/Shanghai"
    country: str = "CN"
    admins: tuple[str, ...] = ()
    public_url: str | None = None
    robot: str = ""
    webhooks_at: str = "https://oapi.dingtalk.com"
    quotas: Quotas = field(default_factory=Quotas)
    calendars: Calendars = field(default_factory=Calendars, compare=False)

    def page(self, path: str = "/") -> str | None:
        """Where a page of the board is; None if nobody can open it."""
        return f"{self.public_url}{path}" if self.public_url else None

    def page_of(self, team: Team) -> str | None:
        """Where a team's board is."""
        return self.page(f"/teams/{team.id}")

    def zone_of(self, team: Team) -> ZoneInfo:
        """The zone of a team: rituals, due days and pace are reckoned in it."""
        return ZoneInfo(team.timezone or self.timezone)

    def standpoint_of(self, team: Team, *, now: datetime) -> Standpoint:
        """The day, calendar and thresholds by which a team's key results are judged."""
        zone = self.zone_of(team)
        today, thresholds = now.astimezone(zone).date(), thresholds_of(team.thresholds)
        return Standpoint(today, zone, self.calendar_of(team), thresholds)

    def calendar_of(self, team: Team) -> WorkCalendar:
        """The working days of a team."""
        return self.calendars.calendar(team.org_id, team.country or self.country, weekend_of(team.weekend))

    def calendar_of_member(self, member: Member) -> WorkCalendar:
        """The working days of somebody by themselves."""
        return self.calendars.calendar(member.org_id, member.country or self.country, SATURDAY_SUNDAY)
