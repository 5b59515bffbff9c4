"""What happened lately."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.desk import Desk, Entry, Look, filters
from bot.web.board.edits import edit_words
from bot.web.board.query import chosen, chosen_id, chosen_moment
from bot.web.board.showing import Showing
from commands.reports.activity import Activity, Kind, activity
from commands.reports.activity import Entry as Happening
from commands.rules.progress import KeyResultKind
from commands.texts.boards import counted
from commands.texts.formats import confidence, percent, value
from commands.texts.names import STATUS_NAMES
from commands.texts.voice import mark
from storage import boards
from storage.tables import (
    Blocker,
    CheckIn,
    Comment,
    Cycle,
    Edit,
    Grade,
    Kudos,
    Lesson,
    Objective,
    RedFlag,
    Team,
)

ENTRY = Entry("/activity", mark("Activity"))

KINDS = {
    Kind.CHECK_IN: mark("Check-in", context="activity"),
    Kind.BLOCKER: mark("Blocker", context="activity"),
    Kind.RESOLVED: mark("Resolved", context="activity"),
    Kind.FLAG: mark("Red flag", context="activity"),
    Kind.COMMENT: mark("Comment", context="activity"),
    Kind.KUDOS: mark("Kudos", context="activity"),
    Kind.OBJECTIVE: mark("New objective", context="activity"),
    Kind.EDIT: mark("Change", context="activity"),
    Kind.GRADE: mark("Grade", context="activity"),
    Kind.LESSON: mark("Lesson", context="activity"),
    Kind.CLOSED: mark("Cycle closed", context="activity"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with what it says: figures first, then the words of whoever said them."""

    entry: Happening
    kind: str
    figures: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Entries by day, and what there is to filter them by; `before` leads to older ones."""

    days: Sequence[tuple[str, Sequence[Told]]]
    before: datetime | None
    kinds: Mapping[Kind, str]
    teams: Sequence[Team]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/activity")
    async def lately(request: Request) -> Response:
        query = filters(request)
        return await desk.show(request, "activity.html", lambda look: _build(look, query))

    return found


def _build(look: Look, query: Mapping[str, str]) -> ActivityPage:
    org_id = look.visitor.org_id
    found = activity(
        look.session,
        org_id,
        eyes=look.visitor.eyes,
        team_id=chosen_id(query, "team"),
        member_id=chosen_id(query, "owner"),
        kind=chosen(query, "kind", Kind),
        before=chosen_moment(query, "before"),
    )
    return ActivityPage(
        _by_day(look.showing, told(look.showing, found)),
        found.before,
        KINDS,
        boards.teams(look.session, org_id),
    )


def _by_day(showing: Showing, entries: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    days = groupby(entries, key=lambda each: each.entry.at.astimezone(showing.zone).date())
    return [(showing.day(day), list(of_day)) for day, of_day in days]


# -- what an entry says ----------------------------------------------------------------------------------


def told(showing: Showing, found: Activity) -> list[Told]:
    """The entries in the reader's words."""
    return [_told(showing, found, each) for each in found.entries]


def _told(showing: Showing, found: Activity, entry: Happening) -> Told:
    row, kind = entry.row, showing.voice.plain(KINDS[entry.kind], context="activity")
    if isinstance(row, CheckIn):
        return Told(entry, kind, _stated(showing, entry, row), row.note)
    if isinstance(row, Edit):
        lines = edit_words(showing, row, found, of=entry.key_result, aligned=found.aligned)
        return Told(entry, kind, tuple(lines), entry.reason)
    if isinstance(row, RedFlag):
        return Told(entry, kind, (_sure(showing, row.confidence),), row.wanted)
    if isinstance(row, Grade) and row.grade is not None:
        return Told(entry, kind, (showing.grade(row.grade),), row.reason)
    if isinstance(row, Cycle):
        return Told(entry, kind, (row.name,), None)
    return Told(entry, kind, (), _SAID[type(row)](row))


_SAID: Mapping[type, Callable[..., str | None]] = {
    Blocker: lambda row: f"{row.code}: {row.text}",
    Comment: lambda row: row.text,
    Lesson: lambda row: row.text,
    Kudos: lambda row: row.text,
    Objective: lambda _row: None,
}


def _stated(showing: Showing, entry: Happening, said: CheckIn) -> tuple[str, ...]:
    found = [
        _reported(showing, entry, said),
        None if said.confidence is None else _sure(showing, said.confidence),
        showing.voice.plain(STATUS_NAMES[said.stated_status]) if said.stated_status else None,
    ]
    return tuple(each for each in found if each is not None)


def _reported(showing: Showing, entry: Happening, said: CheckIn) -> str | None:
    """The value with its progress, or whichever of them there is."""
    shown = None if said.value is None else _value(showing, entry, said.value)
    share = None if said.progress is None else percent(showing.voice, said.progress)
    if shown is not None and share is not None and shown != share:
        return showing.voice.plain("{value} ({share})", value=shown, share=share)
    return shown if shown is not None else share


def _value(showing: Showing, entry: Happening, amount: Decimal) -> str:
    row = entry.key_result
    if row is None:
        return value(showing.voice, amount, None)
    return counted(showing.voice, KeyResultKind(row.kind), amount, row.target, row.unit)


def _sure(showing: Showing, level: int) -> str:
    return showing.voice.plain("confidence {level}", level=confidence(showing.voice, level))
