"""Counting what DingTalk charges for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.bill import Bill, charged_to
from commands.rules.quota import Quotas

NOON = datetime(2026, 11, 16, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)
ACME, OTHER = "ding-acme", "ding-other"


def test_calls_are_the_surrounding_organizations() -> None:
    bill = Bill(lambda: NOON)
    with charged_to(ACME):
        bill.count("webhook")
        with charged_to(OTHER):
            bill.count("webhook")
        bill.count("api:direct")
    assert bill.take() == {
        (ACME, TODAY, "webhook"): 1,
        (ACME, TODAY, "api:direct"): 1,
        (OTHER, TODAY, "webhook"): 1,
    }
    assert bill.take() == {}


def test_calls_before_any_organization_is_known_wait_for_the_first() -> None:
    bill = Bill(lambda: NOON)
    bill.count("free:token")
    assert bill.take() == {}
    bill.received(ACME)
    bill.count("free:user")
    assert bill.take() == {
        (ACME, TODAY, "free:token"): 1,
        (ACME, TODAY, "stream"): 1,
        (ACME, TODAY, "free:user"): 1,
    }


def test_calls_that_could_not_be_stored_are_not_lost() -> None:
    bill = Bill(lambda: NOON)
    bill.received(ACME)
    taken = bill.take()
    bill.received(ACME)
    bill.give_back(taken)
    assert bill.take() == {(ACME, TODAY, "stream"): 2}


def test_what_is_not_stored_yet_counts_too_and_only_webhooks_and_the_stream() -> None:
    bill = Bill(lambda: NOON)
    bill.received(ACME)
    assert not bill.runs_ahead(ACME), "nothing is known of the month yet"
    bill.learn({ACME}, {(ACME, "stream"): 1_000, (ACME, "webhook"): 198, (OTHER, "webhook"): 9_999})
    assert not bill.runs_ahead(ACME)
    bill.received(ACME)
    with charged_to(ACME):
        bill.count("api:group")
        bill.count("free:token")
        assert not bill.runs_ahead(ACME)
        bill.count("webhook")
    assert bill.runs_ahead(ACME)
    assert not bill.runs_ahead(OTHER)


def test_the_last_webhooks_of_a_month_are_spared() -> None:
    bill = Bill(lambda: NOON, Quotas(webhook_and_stream=100))
    bill.learn({ACME}, {(ACME, "stream"): 89})
    assert not bill.spares_webhooks(ACME)
    bill.received(ACME)
    assert bill.spares_webhooks(ACME)


def test_what_is_left_unsaid_follows_the_calls_of_the_api() -> None:
    bill = Bill(lambda: NOON, Quotas(api=100))
    bill.learn({ACME}, {(ACME, "api:direct"): 50, (ACME, "api:group"): 29, (ACME, "webhook"): 500})
    assert not bill.leaves_unsaid(ACME, "missing")
    with charged_to(ACME):
        bill.count("api:picture")
    assert bill.leaves_unsaid(ACME, "missing")
    assert not bill.leaves_unsaid(ACME, "digest")
    assert not bill.leaves_unsaid(OTHER, "missing")


def test_a_new_month_begins_at_midnight_in_china() -> None:
    now = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)
    bill = Bill(lambda: now)
    bill.learn({ACME}, {(ACME, "stream"): 9_999})
    assert bill.runs_ahead(ACME) and not bill.stale()
    now += timedelta(minutes=1)
    assert bill.stale() == {ACME} and not bill.runs_ahead(ACME)


@pytest.mark.parametrize(("seconds", "stale"), [(0, False), (59, False), (60, True), (3 * 86_400, True)])
def test_what_others_called_is_looked_up_every_minute(seconds: int, stale: bool) -> None:
    now = NOON
    bill = Bill(lambda: now)
    assert bill.is_stale(ACME)
    bill.learn({ACME}, {})
    now += timedelta(seconds=seconds)
    assert bill.is_stale(ACME) is stale
