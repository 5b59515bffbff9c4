"""Somebody with spreadsheets at the board: what they hand in, what they are shown, what they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from commands.acts.importing import store
from commands.acts.importing.take import KIND, taking
from commands.core.desk import at_desk, from_desk
from commands.rules.sheet import Cell, Page
from commands.texts.importing import told
from storage import members
from storage.tables import Delivery, KeyResult
from tests.dialogue import ORG, Dialogue, readable

HEAD = ("Code", "Objective", "Key result", "Owner", "Counted as", "Unit", "Start", "Target")
D = Decimal


def sheet(*rows: Sequence[Cell], head: Sequence[Cell] = HEAD, decimal: str | None = None) -> Page:
    """A sheet with its headings in the first row; the other rows begin with line 2."""
    return Page("OKRs", tuple(enumerate((tuple(head), *map(tuple, rows)), 1)), decimal=decimal)


@dataclass
class Desk:
    """Somebody with spreadsheets at the board of the team Growth."""

    talk: Dialogue
    staff_id: str

    def hand_in(self, *pages: Page, team: str | None = "Growth") -> UUID:
        with self.talk.storage.work() as work:
            (member,) = members.by_staff_ids(work.session, ORG, [self.staff_id])
            context = at_desk(work, self.talk.deployment, member, now=self.talk.now)
            found = members.team_of(work.session, ORG, f"cid-group-{team}") if team else None
            looked = store.look(context, pages, team=found)
            assert looked is not None, "no headings"
            self.voice, self.preview = context.voice, looked.preview
            return store.keep(work, member, looked, name="plan.xlsx", now=self.talk.now).id

    @property
    def shown(self) -> list[str]:
        """The lines of the preview, without their places."""
        return [line.strip().replace(" (Growth · 2026-Q4)", "") for line in told(self.voice, self.preview)]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """New, changed, unchanged, not taken."""
        return tuple(self.preview["counts"].values())

    def take(self, import_id: UUID) -> dict[str, str]:
        """What everybody reads: the importer under their staff id, the group under "group"."""
        self.talk.now += self.talk.now.resolution * 1_000_000
        with self.talk.storage.reading() as session:
            (member,) = members.by_staff_ids(session, ORG, [self.staff_id])
        message = from_desk(self.talk.deployment, member, message_id=f"{KIND}:{import_id}", now=self.talk.now)
        owed = self.talk.dispatch.carry_out(message, taking(import_id), now=self.talk.now)
        return {_reader(each): readable(each.text) for each in owed}


def _reader(delivery: Delivery) -> str:
    return delivery.staff_id or "group"


def row_of(desk: Desk, code: str) -> KeyResult:
    return next(row for row in desk.talk.rows(KeyResult) if row.code == code and row.withdrawn_at is None)
