"""Figures, names and times as the reader of a page writes them; templates call this to format values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from markupsafe import Markup

from commands.reports.board import KeyResultView
from commands.rules.progress import KEEP_KINDS, KeyResultKind, clamped
from commands.rules.status import Status
from commands.texts import boards, calendars, formats, reviews
from commands.texts.charts.table import Table
from commands.texts.names import STATUS_NAMES
from commands.texts.scene import Scene
from commands.texts.voice import Voice
from storage.tables import KeyResult, Member

Chart = TypeVar("Chart", contravariant=True)


class Drawer(Protocol[Chart]):
    """A module of `commands.texts.charts`."""

    def draw(self, voice: Voice, chart: Chart) -> str: ...

    def table(self, voice: Voice, chart: Chart) -> Table: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and the same as a table for whoever cannot see it."""

    svg: Markup
    table: Table


SIGNS: dict[str, str] = {
    Status.ON_TRACK: "●",
    Status.AT_RISK: "▲",
    Status.OFF_TRACK: "■",
    Status.COMPLETE: "✓",
    Status.NO_UPDATE: "○",
    Status.NOT_STARTED: "–",
    "done": "✓",
}
"""A shape of its own for each status, beside its name: colours alone cannot be told apart by everybody."""


@dataclass(frozen=True, slots=True)
class Showing:
    """One reader at one moment."""

    voice: Voice
    zone: ZoneInfo
    now: datetime

    def status(self, status: str) -> str:
        """The name of a status."""
        return self.voice.plain(STATUS_NAMES[status])

    def sign(self, status: str) -> str:
        """The shape beside it."""
        return SIGNS[status]

    def guessed(self, years: Sequence[int]) -> str:
        """That the working days of these years are not known yet."""
        return calendars.guessed(self.voice, years)

    def percent(self, share: Decimal) -> str:
        """A share (0…1)."""
        return formats.percent(self.voice, share)

    def width(self, share: Decimal | None) -> str:
        """A share as the length of a bar of 100, clamped."""
        return f"{clamped(share or Decimal(0)) * 100:.1f}"

    def moved(self, change: Decimal | None) -> str | None:
        """A change of progress (0…1) within a week; None where there is none to speak of."""
        if change is None or abs(change) * 200 < 1:
            return None
        return self.voice.plain("{points} points in a week", points=formats.points(self.voice, change * 100))

    def number(self, amount: int | Decimal) -> str:
        return formats.number(self.voice, amount)

    def confidence(self, level: int | None) -> str:
        return formats.confidence(self.voice, level)

    def day(self, on: date) -> str:
        """A day as seen from today: tomorrow, Thu, Thu 26 Nov."""
        return formats.day(self.voice, on, self.now.astimezone(self.zone).date())

    def moment(self, at: datetime) -> str:
        """A time on the reader's clock."""
        return formats.moment(self.voice, at, self.zone, self.now)

    def age(self, since: datetime) -> str:
        """How long ago something began."""
        return formats.age(self.voice, self.now - since)

    def lasting(self, span: timedelta) -> str:
        """How long something lasted."""
        return formats.age(self.voice, span)

    def name(self, member: Member | None) -> str:
        """What to call somebody."""
        return (member and member.called) or self.voice.plain("a colleague")

    @property
    def comma(self) -> str:
        """What stands between two of a list, in a row of links: `, ` or `、`."""
        return str(
            self.voice.locale.list_patterns["standard"]["middle"].replace("{0}", "").replace("{1}", "")
        )

    def picture(self, drawer: Drawer[Chart], chart: Chart) -> Picture:
        """A chart as it stands on a page. What people typed is escaped by its drawer."""
        return Picture(Markup(drawer.draw(self.voice, chart)), drawer.table(self.voice, chart))  # noqa: S704

    def grade(self, grade: Decimal, places: int = 1) -> str:
        """A grade 0…1 with all its decimals: 1.0, 0,7."""
        return formats.fixed(self.voice, grade, places)

    def verdict(self, verdict: str) -> str:
        """What a grade means."""
        return self.voice.plain(reviews.VERDICTS[verdict], context="grade")

    def plan(self, plan: str) -> str:
        """What becomes of a key result in the next cycle."""
        return self.voice.plain(reviews.PLANS[plan], context="plan")

    def figures(self, view: KeyResultView) -> str:
        """A key result's value against its target."""
        return boards.figures(view.shown(code=view.placed.code, owner=""), Scene(self.voice, "", group=False))

    def ended(self, row: KeyResult) -> str:
        """Where a key result ended on its way: 57% (45% → 60%)."""
        kind = KeyResultKind(row.kind)
        if kind is KeyResultKind.YES_NO:
            return formats.yes_no(self.voice, row.progress >= 1)
        now = formats.value(self.voice, row.current, row.unit)
        if kind in KEEP_KINDS:
            bound = formats.value(self.voice, row.target, row.unit)
            return self.voice.plain("{value} (limit {bound})", value=now, bound=bound)
        way = formats.change(self.voice, row.start, row.target, row.unit)
        return self.voice.plain("{value} ({way})", value=now, way=way)

    def way(self, view: KeyResultView) -> str:
        """From where to where a key result goes."""
        return boards.way(view.shown(code=view.placed.code, owner=""), Scene(self.voice, "", group=False))

    def is_limit(self, view: KeyResultView) -> bool:
        """Whether it is to be kept rather than reached: it has no bar and no pace."""
        return KeyResultKind(view.placed.row.kind) in KEEP_KINDS
