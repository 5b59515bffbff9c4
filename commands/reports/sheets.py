"""What a spreadsheet shows: the same rows and verdicts as the board, a line each, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from commands.reports.standing import Judged, Standpoint, judged
from commands.rules.progress import HUNDRED, KEEP_KINDS, objective_progress
from commands.rules.sheet import Cell, Percent
from commands.rules.status import objective_status
from commands.texts import sheets
from commands.texts.names import STATUS_NAMES
from commands.texts.sheets import BLOCKER_STATES, COLUMNS, SheetName
from commands.texts.voice import Voice
from storage import exports
from storage.exports import Selection
from storage.okrs import Placed
from storage.tables import Blocker, CheckIn, Cycle, KeyResult, Member, Objective, Team
from storage.visibility import Eyes

PLACES = Decimal("0.000001")
"""A share has endless decimals; a spreadsheet needs six."""

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: what they see, their language and clock, and where each team stands today."""

    eyes: Eyes
    voice: Voice
    zone: ZoneInfo
    standpoint_of: Callable[[Team], Standpoint]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. `rows` are read from the database while they are written."""

    name: SheetName
    title: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


Row = dict[str, Cell]


def sheet(session: Session, name: SheetName, wanted: Selection, reader: Reader) -> Sheet:
    """One sheet of an export."""
    columns = COLUMNS[name]
    rows = _Writer(session, wanted, reader).rows(name)
    return Sheet(
        name,
        sheets.title(reader.voice, name),
        sheets.headings(reader.voice, columns),
        (tuple(row.get(column) for column in columns) for row in rows),
    )


def to_fill_in(voice: Voice) -> list[Sheet]:
    """The empty file to fill in, and on a second sheet what belongs where."""
    columns = sheets.TO_FILL_IN
    said = sheets.headings(voice, columns)
    explained = [
        (heading, sheets.guide(voice, column)) for heading, column in zip(said, columns, strict=True)
    ]
    return [
        Sheet(SheetName.PLAN, sheets.title(voice, SheetName.PLAN), said, []),
        Sheet(
            SheetName.PLAN,
            voice.plain("How to fill it in"),
            (voice.plain("Column"), voice.plain("What belongs there")),
            explained,
        ),
    ]


class _Writer:
    """The rows of one export."""

    def __init__(self, session: Session, wanted: Selection, reader: Reader) -> None:
        self._session, self._wanted, self._reader = session, wanted, reader
        self._people = exports.people(session, wanted.org_id)
        self._standpoint_of = cache(reader.standpoint_of)
        self._served: dict[UUID, tuple[Objective, Cycle, Team]] = {}

    def rows(self, name: SheetName) -> Iterator[Row]:
        if name is SheetName.PLAN:
            return self._plan()
        if name is SheetName.CHECK_INS:
            return self._check_ins()
        return self._blockers() if name is SheetName.BLOCKERS else self._teams()

    # --- objectives and key results --------------------------------------------------------------------

    def _plan(self) -> Iterator[Row]:
        found = exports.plan(self._session, self._wanted, eyes=self._reader.eyes)
        self._served = exports.served(self._session, self._wanted.org_id, eyes=self._reader.eyes)
        for (team, cycle, objective), group in groupby(found, key=lambda row: row[:3]):
            standpoint = self._standpoint_of(team)
            placed = [Placed(row, objective, cycle, nth=0) for *_, row in group if row is not None]
            verdicts = [judged(each, standpoint) for each in placed]
            yield self._objective(team, cycle, objective, placed, verdicts)
            for each, verdict in zip(placed, verdicts, strict=True):
                yield self._key_result(team, each, verdict)

    def _objective(
        self, team: Team, cycle: Cycle, row: Objective, placed: list[Placed], verdicts: list[Judged]
    ) -> Row:
        share = objective_progress((each.row.progress, each.row.weight) for each in placed)
        return {
            "team": team.name,
            "cycle": cycle.name,
            "code": row.code,
            "objective": row.title,
            "owner": self._name(row.owner_id),
            "progress": None if share is None else _share(share),
            "status": self._status(objective_status(each.status for each in verdicts)),
            "type": self._named("type", row.type),
            "visibility": self._named("visibility", row.visibility),
            "aligned_to": self._above(row, cycle),
        }

    def _above(self, row: Objective, cycle: Cycle) -> str | None:
        """What an objective serves, as one types it, and its title."""
        if row.aligned_to_id is None or row.aligned_to_id not in self._served:
            return None
        above, its_cycle, team = self._served[row.aligned_to_id]
        code = above.code if its_cycle.name == cycle.name else f"{above.code}@{its_cycle.name}"
        return f"{team.name}/{code} {above.title}"

    def _key_result(self, team: Team, placed: Placed, verdict: Judged) -> Row:
        row, expected = placed.row, verdict.pace.expected
        return {
            "team": team.name,
            "cycle": placed.cycle.name,
            "code": row.code,
            "objective": placed.objective.title,
            "key_result": row.title,
            "owner": self._name(row.owner_id),
            "kind": self._named("kind", row.kind),
            "unit": row.unit,
            "start": None if row.kind in KEEP_KINDS else _figure(row, row.start),
            "target": _figure(row, row.target),
            "current": _figure(row, row.current),
            "progress": _share(row.progress),
            "expected": None if expected is None else _share(expected),
            "confidence": None if row.confidence is None else Decimal(row.confidence),
            "status": self._status(verdict.status),
            "weight": row.weight,
            "cadence": self._named("cadence", row.cadence),
            "since": row.paced_from,
            "checked_in": self._moment(row.checked_in_at),
        }

    # --- the rest --------------------------------------------------------------------------------------

    def _check_ins(self) -> Iterator[Row]:
        for team, cycle, key_result, row in exports.check_ins(
            self._session, self._wanted, eyes=self._reader.eyes
        ):
            yield self._under(team, cycle, key_result) | self._check_in(key_result, row)

    def _check_in(self, key_result: KeyResult, row: CheckIn) -> Row:
        return {
            "at": self._moment(row.at),
            "by": self._name(row.member_id),
            "value": None if row.value is None else _figure(key_result, row.value),
            "unit": key_result.unit,
            "progress": None if row.progress is None else _share(row.progress),
            "confidence": None if row.confidence is None else Decimal(row.confidence),
            "stated": self._status(row.stated_status) if row.stated_status else None,
            "note": row.note,
            "next_step": row.next_step,
        }

    def _blockers(self) -> Iterator[Row]:
        for team, cycle, key_result, row in exports.blockers(
            self._session, self._wanted, eyes=self._reader.eyes
        ):
            yield self._under(team, cycle, key_result) | self._blocker(row)

    def _blocker(self, row: Blocker) -> Row:
        state = self._reader.voice.plain(BLOCKER_STATES[row.state], context="blocker state")
        return {
            "code": row.code,
            "blocker": row.text,
            "state": state,
            "raised_by": self._name(row.raised_by_id),
            "raised_at": self._moment(row.raised_at),
            "helper": self._name(row.helper_id) if row.helper_id else None,
            "due": self._moment(row.due_at),
            "resolved_at": self._moment(row.resolved_at),
            "resolution": row.resolution,
        }

    def _under(self, team: Team, cycle: Cycle, key_result: KeyResult) -> Row:
        return {
            "team": team.name,
            "cycle": cycle.name,
            "code": key_result.code,
            "key_result": f"{key_result.code} {key_result.title}",
        }

    def _teams(self) -> Iterator[Row]:
        for team, cycle in exports.teams(self._session, self._wanted):
            yield {
                "team": team.name,
                "manager": self._name(team.manager_id) if team.manager_id else None,
                "language": team.language,
                "zone": self._standpoint_of(team).zone.key,
                "country": team.country,
                "cycle": cycle.name if cycle else None,
                "starts": cycle.starts_on if cycle else None,
                "ends": cycle.ends_on if cycle else None,
            }

    # --- words -----------------------------------------------------------------------------------------

    def _name(self, member_id: object) -> str | None:
        return known_as(self._people.get(member_id)) if member_id else None  # type: ignore[call-overload]

    def _named(self, column: str, value: str) -> str:
        return sheets.named(self._reader.voice, column, value)

    def _status(self, status: str) -> str:
        return self._reader.voice.plain(STATUS_NAMES[status])

    def _moment(self, at: datetime | None) -> datetime | None:
        """On the reader's clock, to the second: a spreadsheet knows no zones."""
        return at and at.astimezone(self._reader.zone).replace(tzinfo=None, microsecond=0)


def known_as(member: Member | None) -> str | None:
    """What an exported owner is called; nothing where nobody knows a name."""
    return member.called if member else None


def _figure(row: KeyResult, amount: Decimal) -> Cell:
    return Percent(amount) if row.unit == PERCENT else amount


def _share(share: Decimal) -> Percent:
    return Percent((share * HUNDRED).quantize(PLACES).normalize() + 0)
