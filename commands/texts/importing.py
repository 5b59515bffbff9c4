"""What an import will do, line by line, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from commands.texts.voice import Voice, mark


class Verdict(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


VERDICTS: dict[Verdict, str] = {
    Verdict.NEW: mark("new", context="line"),
    Verdict.CHANGED: mark("changed", context="line"),
    Verdict.UNCHANGED: mark("unchanged", context="line"),
    Verdict.REFUSED: mark("not taken", context="line"),
}


class Problem(StrEnum):
    """Why a line is not taken."""

    NO_TEAM = "no_team"
    TEAM_UNKNOWN = "team_unknown"
    NO_RIGHT = "no_right"
    CYCLE_UNKNOWN = "cycle_unknown"
    CYCLE_CLOSED = "cycle_closed"
    NO_CODE = "no_code"
    CODE_UNKNOWN = "code_unknown"
    CODE_OF_OTHER_SORT = "code_of_other_sort"
    NO_TITLE = "no_title"
    TITLE_TOO_LONG = "title_too_long"
    TITLE_UNCLEAR = "title_unclear"
    TWICE = "twice"
    NO_OBJECTIVE = "no_objective"
    OBJECTIVE_REFUSED = "objective_refused"
    MOVED = "moved"
    OWNER_UNKNOWN = "owner_unknown"
    OWNER_UNCLEAR = "owner_unclear"
    NO_NUMBER = "no_number"
    NOT_A_NUMBER = "not_a_number"
    A_DATE = "a_date"
    TWO_READINGS = "two_readings"
    UNITS_DIFFER = "units_differ"
    IMPOSSIBLE = "impossible"
    WEIGHT = "weight"
    NO_NAME = "no_name"
    NO_DAY = "no_day"
    DAY_OUTSIDE = "day_outside"
    VISIBILITY = "visibility"
    SAME_START_AND_TARGET = "same_start_and_target"
    TOO_MANY_DIGITS = "too_many_digits"
    NOT_A_COUNT = "not_a_count"
    REPORTED_OTHERWISE = "reported_otherwise"


PROBLEMS: dict[Problem, str] = {
    Problem.NO_TEAM: mark("It names no team, and none was chosen. Write the team's name into “{column}”."),
    Problem.TEAM_UNKNOWN: mark("There is no team called “{words}”."),
    Problem.NO_RIGHT: mark("You may not change the objectives of {words}: ask somebody of that team."),
    Problem.CYCLE_UNKNOWN: mark("{team} has no cycle “{words}”; there are: {names}."),
    Problem.CYCLE_CLOSED: mark("{words} is closed: it can be read and not changed any more."),
    Problem.NO_CODE: mark("“{words}” is no code; codes look like O1 or KR4."),
    Problem.CODE_UNKNOWN: mark(
        "There is no {words} in this cycle. For something new leave “{column}” empty."
    ),
    Problem.CODE_OF_OTHER_SORT: mark(
        "{words} does not fit: objectives have their title under “{objective}” only, key results under "
        "“{key_result}”."
    ),
    Problem.NO_TITLE: mark("It has no title."),
    Problem.TITLE_TOO_LONG: mark("A title may have 200 characters at most."),
    Problem.TITLE_UNCLEAR: mark("Several are called “{words}”. Write the code of the one you mean."),
    Problem.TWICE: mark("It is the same as line {words}; that one counts."),
    Problem.NO_OBJECTIVE: mark("It does not say which objective it belongs to; write it under “{column}”."),
    Problem.OBJECTIVE_REFUSED: mark("Its objective on line {words} is not taken, so neither is this."),
    Problem.MOVED: mark(
        "It belongs to {words} and cannot move to another objective: add a new key result there, and drop "
        "this one."
    ),
    Problem.OWNER_UNKNOWN: mark(
        "I know nobody called “{words}”. They may say hello to me in the group first."
    ),
    Problem.OWNER_UNCLEAR: mark("“{words}” may be {names}. Write the full name or the staff id."),
    Problem.NO_NUMBER: mark("“{column}” needs a number."),
    Problem.NOT_A_NUMBER: mark("“{words}” under “{column}” is no number."),
    Problem.A_DATE: mark(
        "Under “{column}” stands the date {words}. Spreadsheets make dates of what looks like one; write the "
        "number anew."
    ),
    Problem.TWO_READINGS: mark(
        "“{words}” under “{column}” may be {names}. Make it a number in the spreadsheet, or write it without "
        "separators."
    ),
    Problem.UNITS_DIFFER: mark("“{words}” under “{column}” does not fit the unit {unit}."),
    Problem.IMPOSSIBLE: mark("“{words}” under “{column}” is no value it can have."),
    Problem.WEIGHT: mark("A weight is a number above 0 and up to 100."),
    Problem.NO_NAME: mark("“{words}” under “{column}” is none of: {names}."),
    Problem.NO_DAY: mark("“{words}” under “{column}” is no day; write it like 2026-10-01."),
    Problem.DAY_OUTSIDE: mark("{words} under “{column}” lies outside the cycle."),
    Problem.VISIBILITY: mark(
        "Who sees it is changed in the chat, not by a file: /okr private {code} or /okr public {code}."
    ),
    Problem.SAME_START_AND_TARGET: mark("It would start where it should end."),
    Problem.TOO_MANY_DIGITS: mark("A number may have 15 digits at most."),
    Problem.NOT_A_COUNT: mark("It counts finished things, so its target is a whole number above 0."),
    Problem.REPORTED_OTHERWISE: mark(
        "People have reported it as it is counted now, and those values would mean something else: add a new "
        "key result, and drop this one."
    ),
}

CURRENT_STAYS = mark("“{column}” stays {value}: figures come from check-ins.")


def problem_text(voice: Voice, problem: Problem, /, **fields: str) -> str:
    """Why a line is not taken."""
    return voice.plain(PROBLEMS[problem], **fields)


# --- the file as a whole -----------------------------------------------------------------------------------

FAULTS: dict[str, str] = {
    "too_large": mark("The file is larger than 10 MB. Leave out what is not to be imported."),
    "too_large_unpacked": mark(
        "Unpacked the file is larger than 80 MB. Keep only the sheet with the objectives and save it anew."
    ),
    "too_many_rows": mark("A sheet may have 10,000 rows at most. Split the file."),
    "empty": mark("The file is empty."),
    "old": mark(
        "This is an old Excel file (.xls), or one with a password. Save it as “Excel workbook (.xlsx)” "
        "without a password."
    ),
    "macros": mark("The file holds macros, which I do not take. Save it as “Excel workbook (.xlsx)”."),
    "broken": mark("The file is broken: I cannot read it. Open it in a spreadsheet and save it anew."),
    "other": mark("I read spreadsheets: .xlsx, or .csv as Excel saves it (“CSV UTF-8”)."),
    "encoding": mark(
        "I cannot read the letters of this file. Save it as “CSV UTF-8”, better as “Excel workbook (.xlsx)”."
    ),
    "no_headings": mark(
        "I find no headings that I know: one row needs at least “Objective” or “Key result” and another "
        "column. There is a file to fill in beside the import."
    ),
}


def fault_text(voice: Voice, fault: str) -> str:
    """Why a file cannot be read, and what to do."""
    return voice.plain("{why} Nothing was changed.", why=voice.plain(FAULTS[fault]))


def verdict_name(voice: Voice, verdict: Verdict) -> str:
    """What becomes of a line, in a word."""
    return voice.plain(VERDICTS[verdict], context="line")


def told(voice: Voice, preview: Mapping[str, Any]) -> Iterator[str]:
    """A line of text for each line of the file that is not as it was, with what is to be said of it."""
    for line in preview["lines"]:
        notes = [*line["parts"], *(f"({note})" for note in line["notes"])]
        if line["verdict"] != Verdict.UNCHANGED or notes:
            yield line_text(voice, line, notes)


def line_text(voice: Voice, line: Mapping[str, Any], notes: Iterable[str]) -> str:
    """`12 new · KR Clients signed (Growth · 2026-Q4): 0 → 5 · Leo`."""
    verdict = verdict_name(voice, Verdict(line["verdict"]))
    name = " ".join(filter(None, (line["code"], line["title"])))
    place = f" ({line['place']})" if line["place"] else ""
    said = " · ".join(notes)
    return f"{line['number']:>5} {verdict} · {name}{place}" + (f": {said}" if said else "")


def overview(voice: Voice, preview: Mapping[str, Any]) -> Iterator[str]:
    """How much is new, changed, unchanged and not taken, and what was not read."""
    counts = preview["counts"]
    yield " · ".join(f"{counts[verdict]} {verdict_name(voice, verdict)}" for verdict in Verdict)
    if not counts[Verdict.NEW] and not counts[Verdict.CHANGED]:
        yield voice.plain("Nothing would change.")
    yield from not_read(voice, preview)


def not_read(voice: Voice, preview: Mapping[str, Any]) -> Iterator[str]:
    """What of the file was passed over."""
    names = {name: str(voice.list(preview[name])) for name in ("unknown", "shown", "others")}
    if preview["unknown"]:
        yield voice.plain(
            "These headings say nothing to me and were not read: {names}.", names=names["unknown"]
        )
    if preview["shown"]:
        yield voice.plain("These columns are only shown, not read: {names}.", names=names["shown"])
    if preview["others"]:
        yield voice.plain("These sheets were not read: {names}.", names=names["others"])
    if preview["merged"]:
        yield voice.plain("Of merged cells only the first one holds something.")
    yield voice.plain("What is not in the file stays as it is.")
