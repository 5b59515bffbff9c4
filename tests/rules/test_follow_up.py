"""When who is reminded of a blocker. Times are Shanghai's; 16 November 2026 is a Monday."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from commands.rules.calendar import WorkCalendar
from commands.rules.follow_up import FollowUp, OpenBlocker, planned

SHANGHAI = ZoneInfo("Asia/Shanghai")
CHINA = WorkCalendar("CN")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def told(found: list[FollowUp]) -> list[str]:
    return [f"{each.at.astimezone(SHANGHAI):%m-%d %H:%M} {each.stage}" for each in found]


def opened(
    *asked: str, due: str | None = None, taken: bool = False, raised: str = "11-16 10:00", there: str = ""
) -> OpenBlocker:
    return OpenBlocker(
        raised_at=at(raised),
        asked_at=tuple(at(each) for each in asked),
        taken=taken,
        due_at=at(due) if due else None,
        there=ZoneInfo(there or "Asia/Shanghai"),
    )


TABLE = [
    ("nobody was asked", opened(), ["11-20 10:00 manager"]),
    (
        "unanswered",
        opened("11-16 10:00"),
        ["11-17 10:00 answer", "11-18 10:00 choose", "11-20 10:00 manager"],
    ),
    (
        "over a weekend",
        opened("11-20 16:00", raised="11-20 16:00"),
        ["11-23 16:00 answer", "11-24 16:00 choose", "11-26 16:00 manager"],
    ),
    (
        "over the national holidays and a make-up day",
        opened("09-30 16:00", raised="09-30 16:00"),
        ["10-08 16:00 answer", "10-09 16:00 choose", "10-12 16:00 manager"],
    ),
    ("taken without a date", opened(taken=True), ["11-20 10:00 manager"]),
    (
        "taken, due on Thursday",
        opened(taken=True, due="11-19 17:00"),
        ["11-19 15:00 soon", "11-19 17:00 due", "11-25 17:00 manager"],
    ),
    (
        "wanted by Tuesday and unanswered",
        opened("11-16 10:00", due="11-17 17:00"),
        [
            "11-17 10:00 answer",
            "11-17 15:00 soon",
            "11-17 17:00 due",
            "11-18 10:00 choose",
            "11-23 17:00 manager",
        ],
    ),
    (
        "due at 9 in the morning: two hours before is night",
        opened(taken=True, due="11-19 09:00"),
        ["11-19 08:00 soon", "11-19 09:00 due", "11-25 09:00 manager"],
    ),
    (
        "due when the helper sleeps",
        opened(taken=True, due="11-19 17:00", there="America/New_York"),  # 04:00 there
        ["11-19 21:00 due", "11-25 17:00 manager"],
    ),
    (
        "one more was asked the next day",
        opened("11-16 10:00", "11-17 15:00"),
        [
            "11-17 10:00 answer",
            "11-18 10:00 choose",
            "11-18 15:00 answer",
            "11-19 15:00 choose",
            "11-23 15:00 manager",
        ],
    ),
]


@pytest.mark.parametrize(("blocker", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_who_is_told_when(blocker: OpenBlocker, expected: list[str]) -> None:
    assert told(planned(blocker, zone=SHANGHAI, calendar=CHINA)) == expected
