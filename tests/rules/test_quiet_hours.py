"""When somebody may be written to who did not just speak."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from commands.rules.quiet_hours import allowed_from

TABLE = [
    ("Asia/Shanghai", "2026-11-16 07:59", "2026-11-16 08:00"),
    ("Asia/Shanghai", "2026-11-16 08:00", "2026-11-16 08:00"),
    ("Asia/Shanghai", "2026-11-16 19:59", "2026-11-16 19:59"),
    ("Asia/Shanghai", "2026-11-16 20:00", "2026-11-17 08:00"),
    ("Asia/Shanghai", "2026-12-31 23:30", "2027-01-01 08:00"),
    ("Asia/Shanghai", "2026-11-16 00:00", "2026-11-16 08:00"),
    ("Asia/Jakarta", "2026-11-16 20:30", "2026-11-17 08:00"),
    ("Europe/Berlin", "2026-03-28 22:00", "2026-03-29 08:00"),  # an hour is lost in that night
    ("Europe/Berlin", "2026-10-24 22:00", "2026-10-25 08:00"),  # and found in this one
    ("Asia/Kathmandu", "2026-11-16 07:44", "2026-11-16 08:00"),
]


@pytest.mark.parametrize(("zone", "now", "then"), TABLE)
def test_the_next_moment_to_write_to_somebody(zone: str, now: str, then: str) -> None:
    there = ZoneInfo(zone)
    at = datetime.fromisoformat(now).replace(tzinfo=there).astimezone(UTC)
    assert allowed_from(at, there) == datetime.fromisoformat(then).replace(tzinfo=there).astimezone(UTC)
