"""Weeks as tests: a dialogue whose clock runs on, with everything that happens by itself meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from scheduler import follow_ups, rituals
from storage.tables import Blocker, Delivery, Ritual
from tests.dialogue import Dialogue, readable


@dataclass(frozen=True)
class Said:
    """Something that was said by itself: when, to whom ("group" or a staff id), and what sort it is."""

    at: datetime
    to: str
    kind: str
    text: str


class Week(Dialogue):
    """A dialogue in which rituals come round while time passes, looked at each minute that has one."""

    def run_until(self, end: datetime) -> list[Said]:
        """Let the clock run to `end`; everything that was said by itself, in its order."""
        said: list[Said] = []
        while (moment := self._next_moment(end)) is not None:
            self.now = max(self.now, moment)
            said += self._run_due()  # what there is was planned when the moment was looked for
        self.now = max(self.now, end)
        return said

    def run_for(self, **amount: float) -> list[Said]:
        """The same for a time span, like `days=7`."""
        return self.run_until(self.now + timedelta(**amount))

    def tick(self) -> list[Said]:
        """One beat of the clock: everything that is due now."""
        rituals.plan(self.storage, self.deployment, self.now)
        return self._run_due()

    def _run_due(self) -> list[Said]:
        with self.storage.reading() as session:
            latest = session.scalar(select(Delivery.id).order_by(Delivery.id.desc()).limit(1))
        while due := rituals.due(self.storage, self.now):
            for key in due:
                rituals.run(self.storage, self.deployment, key, self.now)
        for org_id in follow_ups.organizations_due(self.storage, self.now):
            while follow_ups.run_next(self.storage, self.deployment, org_id, self.now) is not None:
                pass
        return [self._said(each) for each in self._written_after(latest)]

    def _written_after(self, latest: UUID | None) -> Sequence[Delivery]:
        """Ids grow with time; all deliveries of a year would be many to look at."""
        query = select(Delivery).order_by(Delivery.id)
        with self.storage.reading() as session:
            return session.scalars(query if latest is None else query.where(Delivery.id > latest)).all()

    def _said(self, delivery: Delivery) -> Said:
        at = max(delivery.not_before, self.now)
        return Said(at, delivery.staff_id or "group", delivery.kind, readable(delivery.text))

    def _next_moment(self, end: datetime) -> datetime | None:
        rituals.plan(self.storage, self.deployment, self.now)
        rituals.plan_again(self.storage, self.deployment, self.now)
        with self.storage.reading() as session:
            ritual = session.scalar(
                select(func.min(Ritual.next_due_at)).where(
                    Ritual.off_at.is_(None), Ritual.suspended_at.is_(None), Ritual.withdrawn_at.is_(None)
                )
            )
            follow_up = session.scalar(select(func.min(Blocker.follow_up_at)))
        return min((each for each in (ritual, follow_up) if each is not None and each <= end), default=None)
