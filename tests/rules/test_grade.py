"""Grades 0.0…1.0 at the end of a cycle."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.grade import (
    Average,
    Verdict,
    averages,
    has_a_way_left,
    is_grade,
    suggested_grade,
    verdict,
)
from commands.rules.progress import KeyResultKind, ObjectiveType


@pytest.mark.parametrize(
    ("progress", "grade"),
    [("0.8", "0.8"), ("0.65", "0.7"), ("0.64", "0.6"), ("1.3", "1.0"), ("-0.4", "0.0")],
)
def test_suggested_from_progress(progress: str, grade: str) -> None:
    assert str(suggested_grade(Decimal(progress))) == grade


@pytest.mark.parametrize(
    ("grade", "stretch", "committed"),
    [
        ("1.0", Verdict.GOOD, Verdict.GOOD),
        ("0.9", Verdict.GOOD, Verdict.MISSED),
        ("0.7", Verdict.GOOD, Verdict.MISSED),
        ("0.6", Verdict.PROGRESS, Verdict.MISSED),
        ("0.4", Verdict.PROGRESS, Verdict.MISSED),
        ("0.3", Verdict.MISSED, Verdict.MISSED),
    ],
)
def test_what_a_grade_means(grade: str, stretch: Verdict, committed: Verdict) -> None:
    assert verdict(Decimal(grade), ObjectiveType.STRETCH) is stretch
    assert verdict(Decimal(grade), ObjectiveType.COMMITTED) is committed


@pytest.mark.parametrize(
    ("number", "valid"), [("0", True), ("1", True), ("1.1", False), ("-0.1", False), ("NaN", False)]
)
def test_the_scale(number: str, valid: bool) -> None:
    assert is_grade(Decimal(number)) is valid


def test_averages_of_the_two_types_are_never_mixed() -> None:
    found = averages(
        [
            (ObjectiveType.STRETCH, Decimal("0.7")),
            (ObjectiveType.STRETCH, Decimal("0.4")),
            (ObjectiveType.STRETCH, None),
            (ObjectiveType.COMMITTED, Decimal("0.7")),
            (ObjectiveType.COMMITTED, Decimal(1)),
        ]
    )
    assert found == {
        ObjectiveType.STRETCH: Average(Decimal("0.55"), count=2, good=1),
        ObjectiveType.COMMITTED: Average(Decimal("0.85"), count=2, good=1),
    }
    assert averages([]) == {}


@pytest.mark.parametrize(
    ("kind", "start", "target", "current", "left"),
    [
        (KeyResultKind.NUMBER, 0, 5, 3, True),
        (KeyResultKind.NUMBER, 0, 5, 5, False),
        (KeyResultKind.NUMBER, 6, 2, 1, False),
        (KeyResultKind.NUMBER, 0, 5, -1, True),
        (KeyResultKind.YES_NO, 0, 1, 1, False),
        (KeyResultKind.KEEP_BELOW, 0, 2, 1, True),
    ],
)
def test_what_can_go_on_from_where_it_is(
    kind: KeyResultKind, start: int, target: int, current: int, left: bool
) -> None:
    found = has_a_way_left(kind, start=Decimal(start), target=Decimal(target), current=Decimal(current))
    assert found is left
