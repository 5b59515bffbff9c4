"""Progress: 0 at the start, 1 at the target, whichever way the metric runs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.progress import (
    KeyResultKind,
    ObjectiveType,
    averages_by_type,
    can_be_measured,
    clamped,
    implied_value,
    is_below_start,
    is_over_target,
    objective_moved,
    objective_progress,
    progress,
)


@pytest.mark.parametrize(
    ("kind", "start", "target", "value", "expected"),
    [
        pytest.param("percent", "0", "100", "60", "0.6", id="plain percent"),
        pytest.param("percent", "45", "60", "48", "0.2", id="retention 45 to 60, now 48"),
        pytest.param("duration", "6", "2", "4", "0.5", id="reply time 6 h to 2 h, now 4 h"),
        pytest.param("percent", "0.8", "0.1", "0.45", "0.5", id="error rate falls"),
        pytest.param("number", "0", "5", "7", "1.4", id="past the target stays raw"),
        pytest.param("number", "10", "20", "5", "-0.5", id="below the start stays raw"),
        pytest.param("currency", "0", "2000000", "1200000", "0.6", id="revenue"),
        pytest.param("milestones", "0", "4", "1", "0.25", id="one of four milestones"),
        pytest.param("yes_no", "0", "1", "0", "0", id="not yet"),
        pytest.param("yes_no", "0", "1", "1", "1", id="yes"),
        pytest.param("yes_no", "1", "1", "1", "1", id="yes/no needs no span"),
        pytest.param("keep_above", "99", "99.9", "99.95", "1", id="uptime holds"),
        pytest.param("keep_above", "99", "99.9", "99.9", "1", id="uptime exactly at its limit holds"),
        pytest.param("keep_above", "99", "99.9", "99.5", "0", id="uptime broken"),
        pytest.param("keep_below", "0", "2", "1", "1", id="churn holds"),
        pytest.param("keep_below", "0", "2", "2.1", "0", id="churn broken"),
        pytest.param("number", "5", "5", "5", "1", id="an imported row without a span does not crash"),
    ],
)
def test_progress(kind: str, start: str, target: str, value: str, expected: str) -> None:
    found = progress(KeyResultKind(kind), start=Decimal(start), target=Decimal(target), value=Decimal(value))
    assert found == Decimal(expected)


@pytest.mark.parametrize(
    ("share", "start", "target", "value"),
    [
        pytest.param("0.6", "6", "2", "3.6", id="60 % of the way from 6 h to 2 h"),
        pytest.param("0.6", "7", "3", "4.6", id="60 % of the way from 7 to 3 days"),
        pytest.param("1.5", "0", "10", "15", id="past the target"),
    ],
)
def test_implied_value(share: str, start: str, target: str, value: str) -> None:
    assert implied_value(Decimal(share), start=Decimal(start), target=Decimal(target)) == Decimal(value)


@pytest.mark.parametrize(
    ("kind", "start", "target", "measurable"),
    [
        pytest.param("number", "5", "5", False, id="a number from 5 to 5"),
        pytest.param("number", "5", "6", True, id="a number from 5 to 6"),
        pytest.param("keep_above", "99.9", "99.9", True, id="a limit to keep"),
        pytest.param("yes_no", "1", "1", True, id="yes or no"),
    ],
)
def test_a_key_result_needs_a_way_to_go(kind: str, start: str, target: str, measurable: bool) -> None:
    assert can_be_measured(KeyResultKind(kind), start=Decimal(start), target=Decimal(target)) is measurable


@pytest.mark.parametrize(
    ("share", "bar", "over", "below"),
    [
        pytest.param("1.4", "1", True, False, id="over the target"),
        pytest.param("-0.2", "0", False, True, id="below the start"),
        pytest.param("0.3", "0.3", False, False, id="on the way"),
        pytest.param("1", "1", False, False, id="exactly there"),
    ],
)
def test_what_a_bar_shows_and_words_add(share: str, bar: str, over: bool, below: bool) -> None:
    assert (clamped(Decimal(share)), is_over_target(Decimal(share)), is_below_start(Decimal(share))) == (
        Decimal(bar),
        over,
        below,
    )


@pytest.mark.parametrize(
    ("key_results", "expected"),
    [
        pytest.param([("0.2", "1"), ("0.8", "1")], "0.5", id="equal weights"),
        pytest.param([("0.2", "1"), ("0.8", "3")], "0.65", id="one weighs three times"),
        pytest.param([("0.2", "0"), ("0.8", "0")], "0.5", id="all weights zero: plain mean"),
        pytest.param([("0.2", "0"), ("0.8", "1")], "0.8", id="weight zero does not count"),
        pytest.param([("1.8", "1"), ("0", "1")], "0.5", id="over-performance cannot hide another"),
        pytest.param([("-2", "1"), ("1", "1")], "0.5", id="nor can a loss"),
    ],
)
def test_objective_progress(key_results: list[tuple[str, str]], expected: str) -> None:
    assert objective_progress((Decimal(share), Decimal(weight)) for share, weight in key_results) == Decimal(
        expected
    )


MOVES = [
    # before, now and weight of each key result, by how much the objective moved
    ([("0.2", "0.5", "1")], "0.3"),
    ([("0.2", "0.5", "1"), ("0.4", "0.3", "1")], "0.1"),
    ([("0", "1.67", "1")], "1"),  # past the target the bar is full
    ([("-0.5", "0.5", "1")], "0.5"),
    ([("0.2", "0.5", "1"), ("0", "1", "0")], "0.3"),  # no weight, no say
    ([], None),
]


@pytest.mark.parametrize(("key_results", "expected"), MOVES)
def test_objective_moved(key_results: list[tuple[str, str, str]], expected: str | None) -> None:
    moved = objective_moved((Decimal(before), Decimal(now), Decimal(by)) for before, now, by in key_results)
    assert moved == (None if expected is None else Decimal(expected))


def test_an_objective_without_key_results_is_incomplete() -> None:
    assert objective_progress([]) is None


def test_committed_and_stretch_are_averaged_apart() -> None:
    objectives = [
        (ObjectiveType.COMMITTED, Decimal(1)),
        (ObjectiveType.STRETCH, Decimal("0.6")),
        (ObjectiveType.STRETCH, Decimal("0.8")),
        (ObjectiveType.STRETCH, None),
    ]
    assert averages_by_type(objectives) == {
        ObjectiveType.COMMITTED: Decimal(1),
        ObjectiveType.STRETCH: Decimal("0.7"),
    }
