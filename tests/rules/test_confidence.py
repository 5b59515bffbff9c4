"""Confidence: bands, rounding, and when the owner is asked what changed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.confidence import Band, asks_what_changed, band, is_confidence, whole


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (0, Band.RED),
        (2, Band.RED),
        (3, Band.WATCH),
        (6, Band.WATCH),
        (7, Band.STABLE),
        (10, Band.STABLE),
        (None, None),
    ],
)
def test_band(confidence: int | None, expected: Band | None) -> None:
    assert band(confidence) is expected


def test_a_team_may_set_its_own_bands() -> None:
    assert [band(n, stable_from=8, red_below=5) for n in (4, 5, 7, 8)] == [
        Band.RED,
        Band.WATCH,
        Band.WATCH,
        Band.STABLE,
    ]


@pytest.mark.parametrize(("typed", "kept"), [("7.5", 7), ("7.6", 8), ("6.4", 6), ("0.5", 0), ("10", 10)])
def test_fractions_are_rounded_and_halves_go_down(typed: str, kept: int) -> None:
    assert whole(Decimal(typed)) == kept


@pytest.mark.parametrize(("number", "valid"), [(-1, False), (0, True), (10, True), (11, False)])
def test_the_scale(number: int, valid: bool) -> None:
    assert is_confidence(number) is valid


@pytest.mark.parametrize(
    ("history", "asks"),
    [
        pytest.param([], False, id="nothing yet"),
        pytest.param([4], False, id="a first low one is no fall"),
        pytest.param([9, 6], True, id="three at once"),
        pytest.param([9, 7], False, id="two at once"),
        pytest.param([8, 7, 6], True, id="two falls in a row, ending under 7"),
        pytest.param([9, 8, 7], False, id="two falls in a row, still stable"),
        pytest.param([8, 7, 7, 6], False, id="the falls are not in a row"),
        pytest.param([7, 2], False, id="a red flag asks by itself"),
        pytest.param([3, 6, 9], False, id="rising"),
    ],
)
def test_asking_what_changed(history: list[int], asks: bool) -> None:
    assert asks_what_changed(history) is asks
