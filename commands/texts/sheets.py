"""Spreadsheets in words: sheets, headings and the names of values, said in one language and read in all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from commands.texts.changes import AUDIENCES, CADENCE_NAMES, KIND_NAMES, NAMES, TYPE_NAMES
from commands.texts.languages import languages
from commands.texts.voice import Voice, mark, voice_of


class SheetName(StrEnum):
    """What can be exported; only the first is read back."""

    PLAN = "okrs"
    CHECK_INS = "check-ins"
    BLOCKERS = "blockers"
    TEAMS = "teams"


SHEETS: dict[SheetName, str] = {
    SheetName.PLAN: mark("OKRs", context="sheet"),
    SheetName.CHECK_INS: mark("Check-ins", context="sheet"),
    SheetName.BLOCKERS: mark("Blockers", context="sheet"),
    SheetName.TEAMS: mark("Teams", context="sheet"),
}

HEADINGS: dict[str, str] = {
    "team": mark("Team", context="column"),
    "cycle": mark("Cycle", context="column"),
    "code": mark("Code", context="column"),
    "objective": mark("Objective", context="column"),
    "key_result": mark("Key result", context="column"),
    "owner": mark("Owner", context="column"),
    "kind": mark("Counted as", context="column"),
    "unit": mark("Unit", context="column"),
    "start": mark("Start", context="column"),
    "target": mark("Target", context="column"),
    "current": mark("Current", context="column"),
    "progress": mark("Progress", context="column"),
    "expected": mark("Expected by today", context="column"),
    "confidence": mark("Confidence", context="column"),
    "status": mark("Status", context="column"),
    "stated": mark("Status as stated", context="column"),
    "weight": mark("Weight", context="column"),
    "cadence": mark("Check-in rhythm", context="column"),
    "type": mark("Type", context="column"),
    "visibility": mark("Seen by", context="column"),
    "aligned_to": mark("Aligned to", context="column"),
    "since": mark("Expected pace from", context="column"),
    "checked_in": mark("Last check-in", context="column"),
    "at": mark("When", context="column"),
    "by": mark("By", context="column"),
    "value": mark("Value", context="column"),
    "note": mark("Note", context="column"),
    "next_step": mark("Next step", context="column"),
    "blocker": mark("Blocker", context="column"),
    "state": mark("State", context="column"),
    "raised_by": mark("Raised by", context="column"),
    "raised_at": mark("Raised", context="column"),
    "helper": mark("Helper", context="column"),
    "due": mark("Due", context="column"),
    "resolved_at": mark("Resolved", context="column"),
    "resolution": mark("Resolution", context="column"),
    "manager": mark("Manager", context="column"),
    "language": mark("Language", context="column"),
    "zone": mark("Time zone", context="column"),
    "country": mark("Country", context="column"),
    "starts": mark("Cycle starts", context="column"),
    "ends": mark("Cycle ends", context="column"),
}

COLUMNS: dict[SheetName, tuple[str, ...]] = {
    SheetName.PLAN: (
        "team", "cycle", "code", "objective", "key_result", "owner", "kind", "unit", "start", "target",
        "current", "progress", "expected", "confidence", "status", "weight", "cadence", "type",
        "visibility", "aligned_to", "since", "checked_in",
    ),
    SheetName.CHECK_INS: (
        "team", "cycle", "code", "key_result", "at", "by", "value", "unit", "progress", "confidence",
        "stated", "note", "next_step",
    ),
    SheetName.BLOCKERS: (
        "team", "cycle", "code", "key_result", "blocker", "state", "raised_by", "raised_at", "helper", "due",
        "resolved_at", "resolution",
    ),
    SheetName.TEAMS: ("team", "manager", "language", "zone", "country", "cycle", "starts", "ends"),
}  # fmt: skip

TO_FILL_IN = (
    "team", "cycle", "code", "objective", "key_result", "owner", "kind", "unit", "start", "target", "current",
    "weight", "cadence", "type", "visibility", "since",
)  # fmt: skip
"""The columns of an import; the others of the plan are worked out and only shown."""

GUIDE: dict[str, str] = {
    "team": mark("The team's name. Empty: the team chosen when the file is handed in."),
    "cycle": mark("Such as 2026-Q4. Empty: the cycle that is running."),
    "code": mark("O1, KR4 … of something that is there already. Empty: something new."),
    "objective": mark(
        "The objective's title. Beside a key result: which objective it belongs to, by title or code; empty: "
        "the one above."
    ),
    "key_result": mark("The key result's title. Empty: the line is an objective."),
    "owner": mark(
        "A name, a nickname or a staff id. Empty: of a key result its objective's owner, else you."
    ),
    "kind": mark("One of: {names}. Empty: it follows from the unit."),
    "unit": mark("Such as %, USD, h or clients."),
    "start": mark("Where it begins; empty: 0."),
    "target": mark("Where it shall end."),
    "current": mark("Where it stands when it is new; later figures come from check-ins."),
    "weight": mark("How much it counts in its objective; empty: 1."),
    "cadence": mark("One of: {names}. Empty: the first."),
    "type": mark("Of an objective, one of: {names}. Empty: the last."),
    "visibility": mark("Of a new objective, one of: {names}. Empty: the first."),
    "since": mark("The day from which progress is expected; empty: the day it is made."),
}
"""What stands on the second sheet of the file to fill in."""

BLOCKER_STATES: dict[str, str] = {
    "open": mark("open", context="blocker state"),
    "accepted": mark("taken on", context="blocker state"),
    "resolved": mark("resolved", context="blocker state"),
}

_VALUES: Mapping[str, dict[str, str]] = {
    "kind": KIND_NAMES,
    "cadence": CADENCE_NAMES,
    "type": TYPE_NAMES,
    "visibility": AUDIENCES,
}


def title(voice: Voice, sheet: SheetName) -> str:
    """The name of a sheet."""
    return voice.plain(SHEETS[sheet], context="sheet")


def heading(voice: Voice, column: str) -> str:
    """The heading of a column."""
    return voice.plain(HEADINGS[column], context="column")


def headings(voice: Voice, columns: Iterable[str]) -> tuple[str, ...]:
    """The headings of these columns."""
    return tuple(heading(voice, each) for each in columns)


def named(voice: Voice, column: str, value: str) -> str:
    """The name of a value of a column whose values are names: "percent", "every week"."""
    names, context = NAMES[column]
    return voice.plain(names[value], context=context)


def names_of(column: str) -> tuple[str, ...]:
    """The stored words of a column whose values are names, the usual one first."""
    return tuple(_VALUES[column])


def guide(voice: Voice, column: str) -> str:
    """What belongs into a column of the file to fill in."""
    names = [named(voice, column, value) for value in _VALUES.get(column, ())]
    return voice.plain(GUIDE[column], names=str(voice.list(names))) if names else voice.plain(GUIDE[column])


# --- the way back ------------------------------------------------------------------------------------------


def column_called(words: str) -> str | None:
    """Which column of the plan a heading means, in whatever language."""
    return _columns().get(_plain(words))


def is_plan(sheet_title: str) -> bool:
    """Whether a sheet is called like the one with objectives and key results."""
    names = {voice_of(code).plain(SHEETS[SheetName.PLAN], context="sheet") for code in languages()}
    return _plain(sheet_title) in {_plain(name) for name in names}


def value_called(column: str, words: str) -> str | None:
    """Which value of a column a name means, in whatever language; the stored word is understood too."""
    return _values(column).get(_plain(words))


@cache
def _columns() -> Mapping[str, str]:
    plan = COLUMNS[SheetName.PLAN]
    return {_plain(heading(voice_of(code), each)): each for code in languages() for each in plan}


@cache
def _values(column: str) -> Mapping[str, str]:
    stored = {_plain(value): value for value in _VALUES[column]}
    said = {
        _plain(named(voice_of(code), column, value)): value
        for code in languages()
        for value in _VALUES[column]
    }
    return said | stored


def _plain(words: str) -> str:
    """Without case, accents, widths and marks: how a heading is typed must not matter."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", words).casefold())
    letters = "".join(mark if mark.isalnum() else " " for mark in folded if not unicodedata.combining(mark))
    return " ".join(letters.replace("đ", "d").split())
