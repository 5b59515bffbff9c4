"""Throttles and monthly quotas, as tables of moments."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.sandbox.limits import Quota, Window


def test_twenty_a_minute_then_ten_minutes_of_nothing() -> None:
    window = Window(20, 60.0, penalty=600.0)
    assert [window.allows("g", float(second)) for second in range(21)] == [True] * 20 + [False]
    assert not window.allows("g", 619.0)
    assert window.allows("g", 620.0)


def test_the_minute_slides() -> None:
    window = Window(2, 60.0)
    said = [(0.0, True), (50.0, True), (59.0, False), (60.0, True), (100.0, False), (110.0, True)]
    assert [(at, window.allows("g", at)) for at, _ in said] == said


def test_groups_are_throttled_apart() -> None:
    window = Window(1, 60.0, penalty=600.0)
    assert window.allows("one", 0.0)
    assert not window.allows("one", 1.0)
    assert window.allows("two", 1.0)


def test_no_limit() -> None:
    window = Window(None, 60.0)
    assert all(window.allows("g", 0.0) for _ in range(1000))


def test_a_quota_is_spent_by_month_in_beijing() -> None:
    quota = Quota(api=1, webhook_and_stream=2)
    november = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)  # 23:59 in Beijing
    december = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert quota.spend("api", "send", november)
    assert not quota.spend("api", "send", november)
    assert quota.spend("webhookAndStream", "robot message", november)
    assert quota.used(november) == {"api": 1, "webhookAndStream": 1}
    assert quota.kinds(november) == {"send": 1, "robot message": 1}
    assert quota.spend("api", "send", december)
    assert quota.used(december) == {"api": 1, "webhookAndStream": 0}


@pytest.mark.parametrize("most", [None, 3000])
def test_a_quota_can_be_used_up_at_once_until_the_month_ends(most: int | None) -> None:
    quota = Quota(api=most, webhook_and_stream=most)
    november, december = datetime(2026, 11, 18, tzinfo=UTC), datetime(2026, 12, 18, tzinfo=UTC)
    quota.use_up("api", november)
    assert not quota.spend("api", "send", november)
    assert quota.spend("webhookAndStream", "robot message", november)
    assert quota.spend("api", "send", december)
