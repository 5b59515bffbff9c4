"""Check-ins: what people reported; and a new one, by a program that acts for somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.web.api.answering import Answering
from bot.web.api.callers import Caller, CheckInWriter, Reader
from bot.web.api.cursors import Page, Paged
from bot.web.api.desk import AtDesk, Desk, Look, found
from bot.web.api.fields import (
    EXAMPLE_ID,
    Exact,
    Id,
    Line,
    Number,
    OfMember,
    OfTeam,
    Since,
    Text,
    number,
)
from bot.web.api.writing import Done, IdempotencyKey, Once
from bot.web.problems import Problem, described
from bot.web.said_in_group import in_group
from commands.acts.check_ins.check_in_fields import Told, report
from commands.acts.check_ins.checking_in import CHECK_IN
from commands.core.context import Context
from commands.core.grammar.reading import StatedStatus
from commands.core.messages import Door
from commands.core.reply import Reply
from storage import listings, members
from storage.listings.check_ins import Said
from storage.tables import CheckIn
from storage.visibility import EVERYBODY

router = APIRouter(prefix="/check-ins", tags=["check-ins"], route_class=Answering)

Stated = Literal["on_track", "at_risk", "off_track", "done"]
EXAMPLE: dict[str, Any] = {
    "id": EXAMPLE_ID,
    "key_result": EXAMPLE_ID,
    "member": "dana01",
    "at": "2026-11-18T09:00:00Z",
    "value": 54,
    "progress": 0.6,
    "confidence": 7,
    "stated_status": None,
    "note": "two big renewals",
    "next_step": None,
}


class CheckInItem(BaseModel):
    """What somebody reported; null means not stated. `value` and `progress` are the figures after it."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

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


class StoredCheckIn(CheckInItem):
    """A check-in that was stored just now."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [EXAMPLE | {"receipt": "✅ **KR1** 30-day retention: 45% → **54%** …"}]
        }
    )

    receipt: str = Field(description="what the team's group reads, as DingTalk's Markdown")


class NewCheckIn(BaseModel):
    """A check-in to be stored. At least one of the fields beside `key_result` is given, and not both `value`
    and `progress`."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"key_result": EXAMPLE_ID, "value": 54, "confidence": 7, "note": "two big renewals"},
                {
                    "key_result": EXAMPLE_ID,
                    "status": "at_risk",
                    "blocker": "legal has not answered",
                    "helpers": ["wang02"],
                },
            ]
        },
    )

    key_result: UUID = Field(strict=False, description="the key result's id")
    value: Exact | None = Field(None, description="in the key result's own unit")
    progress: Exact | None = Field(None, description="1 is the target, 0.5 half of the way")
    confidence: int | None = Field(None, ge=0, le=10)
    status: Stated | None = Field(None, description="what the owner says beside the computed status")
    note: Text | None = None
    next_step: Line | None = None
    blocker: Line | None = Field(None, description="what is in the way")
    helpers: list[Line] = Field(
        default_factory=list, max_length=10, description="staff ids of who is asked to help with the blocker"
    )

    @model_validator(mode="after")
    def _says_something(self) -> NewCheckIn:
        if self.value is not None and self.progress is not None:
            raise ValueError("give either value or progress, not both")
        if self.helpers and self.blocker is None:
            raise ValueError("helpers are asked to help with a blocker; say which")
        if self.told == Told():
            raise ValueError(
                "give at least one of value, progress, confidence, status, note, next_step and blocker"
            )
        return self

    @property
    def told(self) -> Told:
        return Told(
            value=self.value,
            progress=self.progress,
            confidence=self.confidence,
            status=None if self.status is None else StatedStatus(self.status),
            note=self.note,
            next_step=self.next_step,
            blocker=self.blocker,
        )


@router.get("", summary="Check-ins that stand, the newest first")
async def check_ins(
    desk: AtDesk,
    caller: Reader,
    paging: Paged,
    key_result: Annotated[
        UUID | None,
        Query(description="A key result's id: its check-ins by their moments. Without it as they came."),
    ] = None,
    team: OfTeam = None,
    member: OfMember = None,
    since: Since = None,
) -> Page[CheckInItem]:
    def of_one(at: Look, key_result_id: UUID) -> Page[CheckInItem]:
        owned, of_team = at.key_result(key_result_id), at.team(team)
        rows = listings.check_ins.of_key_result(
            at.session,
            at.org_id,
            key_result=owned.placed.row,
            member=at.member(member),
            since=since,
            after=paging.after_moment,
            limit=paging.most,
        )
        fitting = rows if of_team is None or of_team.id == owned.team.id else []
        return paging.page_by_moment(
            fitting, item=CheckInItem.of, place=lambda each: (each.row.at, each.row.id)
        )

    def of_all(at: Look) -> Page[CheckInItem]:
        rows = listings.check_ins.of_all(
            at.session,
            at.org_id,
            team=at.team(team),
            member=at.member(member),
            since=since,
            after=paging.after,
            limit=paging.most,
            eyes=EVERYBODY,
        )
        return paging.page(rows, item=CheckInItem.of, row_id=lambda each: each.row.id)

    return await desk.answer(caller, of_all if key_result is None else lambda at: of_one(at, key_result))


@router.get("/{id}", summary="One check-in")
async def check_in(desk: AtDesk, caller: Reader, check_in_id: Id) -> CheckInItem:
    def look(at: Look) -> CheckInItem:
        said = listings.check_ins.find(at.session, at.org_id, check_in_id, eyes=EVERYBODY)
        missing = "There is no check-in with this id, or it was taken back. GET /api/v1/check-ins lists them."
        return CheckInItem.of(found(said, missing))

    return await desk.answer(caller, look)


@router.post(
    "",
    status_code=201,
    summary="Check in for somebody, as if they had said it in the team's group",
    responses=described(400, 413, 415),
)
async def new_check_in(
    desk: AtDesk, caller: CheckInWriter, said: NewCheckIn, response: Response, key: IdempotencyKey = None
) -> StoredCheckIn:
    """The group reads the receipt with the person's name and the key's; `undo` there takes it back."""
    once = Once(caller, key, path="check-ins", body=said)
    ready = await desk.answer(caller, lambda at: _Ready(desk, at, caller, said, once))
    body = await once.done(desk, ready.lane, ready.store, response)
    response.headers["Location"] = f"/api/v1/check-ins/{body['id']}"
    return StoredCheckIn.model_validate(body)


class _Ready:
    """A check-in whose key result and people are known, to be stored on the path of a message."""

    def __init__(self, desk: Desk, at: Look, caller: Caller, said: NewCheckIn, once: Once) -> None:
        assert caller.acts_for is not None  # the gate saw to it
        owned = at.key_result(said.key_result)
        if owned.team.gone_at is not None:
            raise Problem(422, "The group of this key result's team is gone. Nothing was stored.")
        self._desk, self._once, self._said = desk, once, said
        self._now = at.now
        self._code = f"{owned.placed.row.code}@{owned.placed.cycle.name}"
        self._message = in_group(
            owned.team,
            caller.acts_for,
            message_id=once.message_id,
            robot=at.deployment.robot,
            door=Door.PROGRAM,
            program=caller.name,
            mentions=_known(at, said.helpers),
            text=said.note or said.blocker or "",
            now=at.now,
        )
        self._body: dict[str, Any] = {}

    @property
    def lane(self) -> str:
        """What else happens in the group comes before or after it, and not at the same time."""
        return self._message.conversation

    def store(self) -> Done:
        """In one transaction."""
        owed = self._desk.dispatch.carry_out(self._message, self._report, now=self._now)
        return self._body, owed

    def _report(self, context: Context) -> Reply:
        reply = report(context, self._code, self._said.told)
        context.work.flush()
        made = context.change(CHECK_IN).made(CheckIn)[0]
        stored = listings.check_ins.find(context.work.session, context.org_id, made, eyes=EVERYBODY)
        assert stored is not None
        item = StoredCheckIn(**CheckInItem.of(stored).model_dump(), receipt=reply.text)
        self._body = item.model_dump(mode="json")
        self._once.keep(context.work, self._body, now=context.now)
        return reply


def _known(at: Look, helpers: list[str]) -> tuple[str, ...]:
    """The helpers, each once.

    Raises:
        Problem: 422, nobody has such a staff id.
    """
    wanted = tuple(dict.fromkeys(helpers))
    there = {
        row.staff_id for row in members.by_staff_ids(at.session, at.org_id, wanted) if row.left_at is None
    }
    unknown = [staff_id for staff_id in wanted if staff_id not in there]
    if unknown:
        raise Problem(422, f"helpers: nobody here has the staff id {', '.join(unknown)}. Nothing was stored.")
    return wanted
