"""A month of twenty teams fits the quota of DingTalk's standard edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commands.rules.quota import WARN_FROM, Purse, Quotas, purse_of
from tests.e2e.month import played

PAGE = Path(__file__).parents[2] / "docs" / "operating.md"
KINDS = {
    "answers": "answer",
    "reminders": "reminder",
    "follow-ups of blockers": "follow_up",
    "missing lists": "missing",
    "digests": "digest",
    "requests for help": "ask",
    "roll-ups": "rollup",
}
"""What the page calls each kind of message."""


async def test_a_month_of_twenty_teams_fits_the_standard_edition(sqlite_file: Path) -> None:
    bill = await played(sqlite_file)
    ours = {
        purse: sum(made for kind, made in bill.counted.items() if purse_of(kind) is purse) for purse in Purse
    }
    assert ours[Purse.API] == bill.charged["api"], "every call is counted as DingTalk charges it"
    assert ours[Purse.WEBHOOK_AND_STREAM] == bill.charged["webhookAndStream"]
    assert ours[Purse.API] < Quotas().api * WARN_FROM, bill.table()
    assert ours[Purse.WEBHOOK_AND_STREAM] <= Quotas().webhook_and_stream, bill.table()
    assert bill.counted["stream"] >= 2_000, "the month was as busy as it should have been"
    assert {"answer", "ask", "reminder", "missing", "digest", "rollup", "follow_up"} <= bill.messages.keys()
    assert bill.unsent == 0, "nothing was given up or left unsaid"
    assert bill.messages["quota"] == 1, "an administrator hears of four fifths, once"
    told = on_the_page()
    assert told["`stream`"] == bill.counted["stream"]
    for name, calls in (("`webhook`", bill.counted["webhook"]), ("**API**", ours[Purse.API])):
        assert told[name] == pytest.approx(calls, rel=0.02), "which messages are joined varies"
    for name, kind in KINDS.items():
        assert told[name] == bill.messages[kind], name


def on_the_page() -> dict[str, int]:
    """The figures of docs/operating.md by what stands in front of them, or by its code in backquotes."""
    rows = re.findall(r"^\| (.+?) \| \**([\d,]+)\** \|", PAGE.read_text("utf-8"), re.MULTILINE)
    figures = {}
    for name, figure in rows:
        code = re.search(r"`\w[\w:]*`", name)
        figures[code[0] if code else name] = int(figure.replace(",", ""))
    return figures
