"""What the JSON API answers with: one shape per noun, and how rows become it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field

from commands.reports.standing import Judged
from storage.listings import Obstacle, Owned, Said
from storage.tables import Team

Item = TypeVar("Item", bound=BaseModel)
Number = int | float


class Page(BaseModel, Generic[Item]):
    """A part of a list. `next` is the cursor of the following part, null at the end."""

    items: list[Item]
    next: str | None


class TeamItem(BaseModel):
    """A team: one DingTalk group conversation."""

    id: UUID
    name: str
    language: str | None
    timezone: str
    country: str
    created_at: datetime

    @classmethod
    def of(cls, row: Team, *, timezone: str, country: str) -> TeamItem:
        return cls(
            id=row.id,
            name=row.name,
            language=row.language,
            timezone=row.timezone or timezone,
            country=row.country or country,
            created_at=row.created_at,
        )


class ObjectiveItem(BaseModel):
    """The objective a key result belongs to."""

    id: UUID
    code: str
    title: str
    type: str = Field(description="committed or stretch")


class KeyResultItem(BaseModel):
    """A key result as it stands today. Figures are in `unit`; progress 1 is the target, it may leave 0…1."""

    id: UUID
    code: str
    title: str
    team: UUID
    cycle: str
    objective: ObjectiveItem
    owner: str = Field(description="staff id")
    kind: str
    unit: str | None
    start: Number
    target: Number
    current: Number
    progress: Number
    progress_stated: bool = Field(description="the progress was told, not computed from current")
    expected: Number | None = Field(description="progress expected by today; null for a limit to keep")
    confidence: int | None = Field(description="0…10; null when never stated")
    status: str = Field(description="on_track, at_risk, off_track, complete, no_update or not_started")
    stated_status: str | None = Field(description="what the owner says beside the computed status")
    checked_in_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, owned: Owned, judged: Judged) -> KeyResultItem:
        row, objective = owned.placed.row, owned.placed.objective
        return cls(
            id=row.id,
            code=owned.placed.code,
            title=row.title,
            team=row.team_id,
            cycle=owned.placed.cycle.name,
            objective=ObjectiveItem(
                id=objective.id, code=objective.code, title=objective.title, type=objective.type
            ),
            owner=owned.owner.staff_id,
            kind=row.kind,
            unit=row.unit,
            start=number(row.start),
            target=number(row.target),
            current=number(row.current),
            progress=number(row.progress),
            progress_stated=row.progress_stated,
            expected=None if judged.pace.expected is None else number(judged.pace.expected),
            confidence=row.confidence,
            status=judged.status,
            stated_status=row.stated_status,
            checked_in_at=row.checked_in_at,
            created_at=row.created_at,
        )


class CheckInItem(BaseModel):
    """What somebody reported; null means not stated. `value` and `progress` are the figures after it."""

    id: UUID
    key_result: UUID
    member: str = Field(description="staff id")
    at: datetime
    value: Number | None
    progress: Number | None
    confidence: int | None
    stated_status: str | None
    note: str | None
    next_step: str | None

    @classmethod
    def of(cls, said: Said) -> CheckInItem:
        row = said.row
        return cls(
            id=row.id,
            key_result=row.key_result_id,
            member=said.member.staff_id,
            at=row.at,
            value=None if row.value is None else number(row.value),
            progress=None if row.progress is None else number(row.progress),
            confidence=row.confidence,
            stated_status=row.stated_status,
            note=row.note,
            next_step=row.next_step,
        )


class BlockerItem(BaseModel):
    """Something in the way of a key result. `state` is open, accepted or resolved."""

    id: UUID
    code: str
    text: str
    state: str
    team: UUID
    key_result: UUID
    key_result_code: str
    raised_by: str = Field(description="staff id")
    raised_at: datetime
    helper: str | None = Field(description="staff id of who accepted it")
    due_at: datetime | None
    resolved_at: datetime | None
    resolution: str | None

    @classmethod
    def of(cls, found: Obstacle) -> BlockerItem:
        row = found.row
        return cls(
            id=row.id,
            code=row.code,
            text=row.text,
            state=row.state,
            team=row.team_id,
            key_result=row.key_result_id,
            key_result_code=found.key_result.code,
            raised_by=found.raised_by.staff_id,
            raised_at=row.raised_at,
            helper=found.helper.staff_id if found.helper else None,
            due_at=row.due_at,
            resolved_at=row.resolved_at,
            resolution=row.resolution,
        )


def number(value: Decimal) -> Number:
    """A JSON number. Values people type have at most 15 digits, which a double keeps as they are."""
    return int(value) if value == value.to_integral_value() else float(value)
