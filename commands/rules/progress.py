"""How far a key result or an objective is: 0 at the start, 1 at the target."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)


class KeyResultKind(StrEnum):
    """What a key result counts. The two keep kinds hold a limit, so their pace is not judged."""

    PERCENT = "percent"
    NUMBER = "number"
    CURRENCY = "currency"
    DURATION = "duration"
    MILESTONES = "milestones"
    YES_NO = "yes_no"
    KEEP_ABOVE = "keep_above"
    KEEP_BELOW = "keep_below"


KEEP_KINDS = frozenset({KeyResultKind.KEEP_ABOVE, KeyResultKind.KEEP_BELOW})
COUNTED_KINDS = frozenset({KeyResultKind.MILESTONES, KeyResultKind.YES_NO})
"""Kinds whose value is a count of finished things: a stated percent says nothing about that count."""


class ObjectiveType(StrEnum):
    """Committed is expected to end at 1.0; of a stretch objective 0.7 is good."""

    COMMITTED = "committed"
    STRETCH = "stretch"


def can_be_measured(kind: KeyResultKind, *, start: Decimal, target: Decimal) -> bool:
    """Whether there is a way from start to target; a limit to keep needs none."""
    return start != target or kind in KEEP_KINDS or kind is KeyResultKind.YES_NO


def progress(kind: KeyResultKind, *, start: Decimal, target: Decimal, value: Decimal) -> Decimal:
    """Progress of `value`, raw: under 0 below the start, over 1 past the target."""
    if kind is KeyResultKind.KEEP_ABOVE:
        return _reached(value >= target)
    if kind is KeyResultKind.KEEP_BELOW:
        return _reached(value <= target)
    if kind is KeyResultKind.YES_NO:
        return _reached(value >= ONE)
    if start == target:  # refused when made; an imported row must not break a digest
        return _reached(value == target)
    return (value - start) / (target - start)


def _reached(yes: bool) -> Decimal:
    return ONE if yes else ZERO


def implied_value(share: Decimal, *, start: Decimal, target: Decimal) -> Decimal:
    """The value at which progress would be `share` (0…1)."""
    return start + share * (target - start)


def clamped(share: Decimal) -> Decimal:
    """Progress as bars and means take it: 0…1."""
    return min(max(share, ZERO), ONE)


def is_over_target(share: Decimal) -> bool:
    """Past the target, to be said in words since a bar cannot show it."""
    return share > ONE


def is_below_start(share: Decimal) -> bool:
    """Worse than at the start, to be said in words since a bar cannot show it."""
    return share < ZERO


def objective_progress(key_results: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Weighted mean of `(progress, weight)` of the live key results; None means incomplete: there are none.

    Weights that are all zero say nothing, so the plain mean is taken.
    """
    shares = [(clamped(share), weight) for share, weight in key_results]
    if not shares:
        return None
    total = sum((weight for _, weight in shares), ZERO)
    if total == ZERO:
        return sum((share for share, _ in shares), ZERO) / len(shares)
    return sum((share * weight for share, weight in shares), ZERO) / total


def objective_moved(key_results: Iterable[tuple[Decimal, Decimal, Decimal]]) -> Decimal | None:
    """The change of an objective's progress by `(before, now, weight)` of those key results that were there
    before; None if none was. What lies outside 0…1 moves it no more than its bar.
    """
    rows = list(key_results)
    before = objective_progress((before, weight) for before, _, weight in rows)
    now = objective_progress((now, weight) for _, now, weight in rows)
    return None if before is None or now is None else now - before


def averages_by_type(
    objectives: Iterable[tuple[ObjectiveType, Decimal | None]],
) -> dict[ObjectiveType, Decimal]:
    """Mean progress of committed and stretch objectives apart: 0.7 is failure in one, success in the other.

    Incomplete objectives (None) do not count; a type without any is absent.
    """
    found: dict[ObjectiveType, list[Decimal]] = {}
    for kind, share in objectives:
        if share is not None:
            found.setdefault(kind, []).append(share)
    return {kind: sum(shares, ZERO) / len(shares) for kind, shares in found.items()}
