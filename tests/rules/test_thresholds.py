"""Where a team draws its lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds, kept, thresholds_of

STRICT = Thresholds(stable_from=8, red_below=4, on_track_gap=Decimal(5), at_risk_gap=Decimal(15))


@pytest.mark.parametrize(
    ("lines", "ordered"),
    [
        pytest.param(DEFAULT_THRESHOLDS, True, id="the usual ones"),
        pytest.param(STRICT, True, id="strict ones"),
        pytest.param(Thresholds(red_below=7), False, id="red meets stable"),
        pytest.param(Thresholds(red_below=0), False, id="nothing would ever be red"),
        pytest.param(Thresholds(stable_from=11), False, id="nothing would ever be stable"),
        pytest.param(Thresholds(on_track_gap=Decimal(25)), False, id="at risk meets off track"),
        pytest.param(Thresholds(at_risk_gap=Decimal(100)), False, id="nothing would ever be off track"),
    ],
)
def test_lines_leave_room_between_them(lines: Thresholds, ordered: bool) -> None:
    assert lines.ordered is ordered


def test_only_what_differs_is_kept() -> None:
    assert kept(DEFAULT_THRESHOLDS) == {}
    assert kept(Thresholds(red_below=4)) == {"red_below": 4}
    assert thresholds_of(kept(STRICT)) == STRICT


def test_a_threshold_of_a_newer_program_is_passed_over() -> None:
    assert thresholds_of({"red_below": 4, "purple_from": 9}) == Thresholds(red_below=4)
