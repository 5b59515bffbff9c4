"""A month of twenty teams fits the quota of DingTalk's standard edition."""

from __future__ import annotations

from pathlib import Path

from commands.rules.quota import WARN_FROM, Purse, Quotas, purse_of
from tests.e2e.month import played


async def test_a_month_of_twenty_teams_fits_the_standard_edition(tmp_path: Path) -> None:
    bill = await played(tmp_path)
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
