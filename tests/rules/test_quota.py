"""DingTalk's monthly quotas: shares by day, and what is left unsaid when one runs short."""

from __future__ import annotations

from datetime import date

import pytest

from commands.core import reply
from commands.rituals import kinds
from commands.rules.quota import (
    UNSAID_FROM,
    Purse,
    Quotas,
    is_over,
    is_unsaid,
    purse_of,
    runs_ahead,
    share_by,
)
from storage.tables import Delivery

MIDDLE, LAST = date(2026, 11, 15), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2026, 11, 1), 100), (MIDDLE, 1_500), (LAST, 3_000), (date(2026, 2, 14), 1_500)],
)
def test_the_share_of_a_month_grows_day_by_day(day: date, share: float) -> None:
    assert share_by(day, 3_000) == share


@pytest.mark.parametrize(
    ("kind", "purse"),
    [
        ("webhook", Purse.WEBHOOK_AND_STREAM),
        ("stream", Purse.WEBHOOK_AND_STREAM),
        ("api:direct", Purse.API),
        ("api:group", Purse.API),
        ("api:picture", Purse.API),
        ("api", Purse.API),  # counted before sorts were told apart
        ("free:token", None),
        ("free:user", None),
    ],
)
def test_what_a_call_is_charged_to(kind: str, purse: Purse | None) -> None:
    assert purse_of(kind) is purse


@pytest.mark.parametrize(
    ("used", "quota", "ahead"),
    [
        (1_125, 3_000, False),  # three quarters of half the month's calls
        (1_126, 3_000, True),
        (9_999, 0, False),  # no limit
    ],
)
def test_answers_without_an_at_use_three_quarters_of_the_days_share(
    used: int, quota: int, ahead: bool
) -> None:
    assert runs_ahead(used, quota, MIDDLE) is ahead


def test_no_quota_is_never_over() -> None:
    assert is_over(80, 100, 0.8)
    assert not is_over(79, 100, 0.8)
    assert not is_over(10**9, 0, 0.8)


SAID = ("answer", "ask", "flag", "follow_up", "quota")


@pytest.mark.parametrize(
    ("percent", "unsaid"),
    [
        (79, ""),
        (80, "picture no_update missing"),
        (84, "picture no_update missing"),
        (85, "picture no_update missing kudos news"),
        (90, "picture no_update missing kudos news reminder"),
        (95, "picture no_update missing kudos news reminder rollup digest"),
        (100, "picture no_update missing kudos news reminder rollup digest"),
    ],
)
def test_the_least_needed_is_left_unsaid_first(percent: int, unsaid: str) -> None:
    left = [kind for kind in (*UNSAID_FROM, *SAID) if is_unsaid(kind, 50 * percent, 5_000, MIDDLE)]
    assert left == unsaid.split()


@pytest.mark.parametrize(("used", "unsaid"), [(4_900, False), (5_000, False), (5_001, True)])
def test_a_month_that_ends_in_time_leaves_nothing_unsaid(used: int, unsaid: bool) -> None:
    assert is_unsaid("digest", used, 5_000, LAST) is unsaid


def test_without_a_limit_everything_is_said() -> None:
    assert not any(is_unsaid(kind, 10**9, 0, MIDDLE) for kind in UNSAID_FROM)
    assert Quotas(api=0).of(Purse.API) == 0


def test_every_kind_in_the_order_is_one_that_is_said() -> None:
    assert set(UNSAID_FROM) <= {*kinds(), reply.NEWS, "kudos", "picture"}
    assert max(map(len, UNSAID_FROM)) <= Delivery.__table__.c.kind.type.length  # type: ignore[attr-defined]
