"""The sandbox's clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.sandbox import Clock

NINE = datetime(2026, 11, 18, 9, tzinfo=UTC)


def test_it_starts_where_told_in_utc() -> None:
    start = NINE.astimezone(timezone(timedelta(hours=8)))
    now = Clock(start, ticking=False).now()
    assert (now, now.tzinfo) == (NINE, UTC)


def test_it_runs_by_itself() -> None:
    clock = Clock(NINE)
    time.sleep(0.02)
    assert timedelta(seconds=0.02) <= clock.now() - NINE < timedelta(seconds=5)


def test_it_goes_forward_by_a_step_and_to_a_moment() -> None:
    clock = Clock(NINE, ticking=False)
    assert clock.forward(timedelta(hours=2)) == NINE + timedelta(hours=2)
    assert clock.to(NINE + timedelta(days=1)) == NINE + timedelta(days=1)


def test_it_never_goes_back() -> None:
    clock = Clock(NINE, ticking=False)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.to(NINE - timedelta(seconds=1))
    assert clock.now() == NINE


def test_it_tells_of_moves() -> None:
    clock, moves = Clock(NINE, ticking=False), []
    clock.on_move(lambda: moves.append(clock.now()))
    clock.forward(timedelta(days=7))
    assert moves == [NINE + timedelta(days=7)]


def test_a_guide_takes_visitors_where_they_want_to_go_by_its_own_way() -> None:
    clock, stops = Clock(NINE, ticking=False), []

    def by_noon(moment: datetime) -> None:
        stops.append(clock.to(NINE + timedelta(hours=3)))
        clock.to(moment)

    clock.guided_by(by_noon)
    assert clock.travel(NINE + timedelta(days=1)) == NINE + timedelta(days=1)
    assert stops == [NINE + timedelta(hours=3)]
    with pytest.raises(ValueError, match="cannot go back"):
        clock.travel(NINE)


def test_without_a_guide_the_way_is_straight() -> None:
    clock = Clock(NINE, ticking=False)
    assert clock.travel(NINE + timedelta(days=1)) == NINE + timedelta(days=1) == clock.now()
