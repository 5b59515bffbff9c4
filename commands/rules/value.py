"""What a stated value does to a key result: taken, asked about, or refused."""

from __future__ import annotations

from decimal import Decimal

from commands.rules.progress import (
    COUNTED_KINDS,
    HUNDRED,
    KEEP_KINDS,
    ONE,
    ZERO,
    KeyResultKind,
    implied_value,
    is_below_start,
    is_over_target,
    progress,
)
from commands.rules.units import Dimension, converted, dimension_of, is_percent, key_result_dimension
from commands.rules.verdicts import (
    Asked,
    Candidate,
    Doubt,
    Figures,
    Mark,
    RefusalReason,
    Refused,
    Statement,
    Taken,
    Verdict,
)

MOST_DIGITS = 15
BIG_JUMP = Decimal("0.5")
"""Progress 0…1 within one check-in that deserves a second look."""
FARTHEST, FARTHEST_BEYOND = 25, 3
"""Times the way that a percent may lie from the start: what a metric can be, and over 100 % of a share."""
MOST_OF_WAY = 200
"""Percent of the way: more than that nobody means."""
GOES_TO_TARGET_WHEN_DONE = COUNTED_KINDS | {KeyResultKind.PERCENT}


def decide(figures: Figures, said: Statement) -> Verdict:
    """What `said` does to a key result with `figures`; a word like "done" alone counts as said."""
    refusal = _unreadable(said)
    if refusal:
        return refusal
    if said.percent is not None:
        verdict = _by_percent(figures, said.percent, of_way=said.of_way)
        doubted = isinstance(verdict, Asked) and said.percent < ZERO
        return Refused(RefusalReason.NEGATIVE_PROGRESS) if doubted else verdict
    if said.amount is not None:
        return _by_amount(figures, said, said.amount)
    if said.delta is not None:
        return _by_delta(figures, said, said.delta)
    return _done(figures) if said.done else _unchanged(figures)


def measured(figures: Figures, amount: Decimal, unit: str | None) -> Taken | None:
    """A value that is certainly the metric's own, as an instrument tells it; None if it cannot be one."""
    value = converted(amount, given=unit, kind=figures.kind, unit=figures.unit)
    if value is None or _outside_count(figures, value, None):
        return None
    return _taken(figures, _at(figures, value))


def current_candidate(figures: Figures) -> Candidate:
    """Where the key result stands before this check-in."""
    if figures.stated_progress is not None:
        return Candidate(_current(figures), figures.stated_progress, stated=True)
    return _at(figures, _current(figures))


def digits(number: Decimal) -> int:
    """Digits as typed: 0.001 has three, 1200 has four."""
    _, typed, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return len(typed) + exponent if exponent > 0 else max(len(typed), -exponent)


def _unreadable(said: Statement) -> Refused | None:
    numbers = [n for n in (said.percent, said.amount, said.other, said.delta, said.of) if n is not None]
    if not all(number.is_finite() for number in numbers):
        return Refused(RefusalReason.NOT_A_NUMBER)
    if any(digits(number) > MOST_DIGITS for number in numbers):
        return Refused(RefusalReason.TOO_MANY_DIGITS, limit=Decimal(MOST_DIGITS))
    return None


def _by_percent(figures: Figures, percent: Decimal, *, of_way: bool = False) -> Verdict:
    if percent < ZERO and _means_progress(figures):
        return Refused(RefusalReason.NEGATIVE_PROGRESS)
    if is_percent(figures.kind, figures.unit):
        return _percent_as_value(figures, percent, of_way=of_way)
    if figures.kind in KEEP_KINDS:  # a limit holds or does not: there is no way to be 60 % along
        return Refused(RefusalReason.OTHER_DIMENSION)
    return _taken(figures, _stated(figures, percent), other=_other_than_progress(figures, percent))


def _means_progress(figures: Figures) -> bool:
    """Percents from 0 to 100 are progress itself, also where the unit is %."""
    plain = (figures.start, figures.target) == (ZERO, HUNDRED)
    return plain or not is_percent(figures.kind, figures.unit)


def _percent_as_value(figures: Figures, percent: Decimal, *, of_way: bool) -> Verdict:
    value = _at(figures, percent)
    if figures.kind in KEEP_KINDS:
        return _taken(figures, value)
    near, reached = _is_near(figures, percent), value.progress >= ONE and percent < HUNDRED
    if near and not (of_way and reached):
        return _taken(figures, value)
    way = _at(figures, _implied(figures, percent))
    if near:
        return _taken(figures, value, other=way if way != value else None)
    found = _far_readings(figures, value, way, percent)
    if not found:
        reason = RefusalReason.NEGATIVE_PROGRESS if percent < ZERO else RefusalReason.FAR_FROM_IT
        return Refused(reason, said=percent)
    if of_way and way in found:
        return _taken(figures, way)
    return Asked(Doubt.PERCENT_TOO_FAR, found)


def _far_readings(
    figures: Figures, value: Candidate, way: Candidate, percent: Decimal
) -> tuple[Candidate, ...]:
    """What a percent far outside can mean: itself, a share of the way, or 60 % where `0.6` was typed.

    Nothing is left of what can be neither, such as 800,000 %.
    """
    whole, found = max(HUNDRED, figures.target, figures.start), []
    if ZERO < percent < ONE and _is_near(figures, percent * HUNDRED):
        found.append(_at(figures, percent * HUNDRED))
    if abs(value.progress) <= (FARTHEST if ZERO <= percent <= whole else FARTHEST_BEYOND):
        found.append(value)
    if (percent == ZERO or ONE <= percent <= MOST_OF_WAY) and ZERO <= way.value <= whole:
        found.append(way)
    return tuple(dict.fromkeys(found))


def _stated(figures: Figures, percent: Decimal) -> Candidate:
    """A stated progress: a metric moves with it, a count stays until somebody counts."""
    if figures.kind in COUNTED_KINDS:
        share = percent / HUNDRED
        value = figures.target if share == ONE else _current(figures)
        return Candidate(value, share, stated=share != ONE)
    return Candidate(_implied(figures, percent), percent / HUNDRED, stated=True)


def _other_than_progress(figures: Figures, percent: Decimal) -> Candidate | None:
    """The other reading of "60%": the nearest count, or 60 of the metric's own unit where that can be."""
    if figures.kind is KeyResultKind.MILESTONES:
        return _at(figures, _next_count(figures, _implied(figures, percent).quantize(ONE)))
    if figures.kind is KeyResultKind.YES_NO or not _is_near(figures, percent):
        return None
    return _at(figures, percent)


def _next_count(figures: Figures, nearest: Decimal) -> Decimal:
    """The count that may have been meant: the nearest one, or if that is known already, one more."""
    return min(nearest + 1, figures.target) if nearest == figures.current else nearest


def _by_amount(figures: Figures, said: Statement, amount: Decimal) -> Verdict:
    if said.unit and dimension_of(said.unit) is Dimension.PERCENT:
        as_percent = converted(amount, given=said.unit, kind=KeyResultKind.PERCENT, unit="%")
        assert as_percent is not None
        return _by_percent(figures, as_percent)
    value = converted(amount, given=said.unit, kind=figures.kind, unit=figures.unit)
    if value is None:
        return _wrong_unit(figures, said.unit)
    refusal = _outside_count(figures, value, said.of)
    if refusal:
        return refusal
    if is_percent(figures.kind, figures.unit):
        return _by_percent(figures, value)
    return _one_of_two(figures, said, value)


def _wrong_unit(figures: Figures, unit: str | None) -> Refused:
    same = unit and dimension_of(unit) is key_result_dimension(figures.kind, figures.unit)
    return Refused(RefusalReason.NOT_CONVERTIBLE if same else RefusalReason.OTHER_DIMENSION)


def _outside_count(figures: Figures, value: Decimal, of: Decimal | None) -> Refused | None:
    counted = figures.kind in COUNTED_KINDS
    limit = figures.target if counted else of
    if limit is None:
        return None
    if value < ZERO:
        return Refused(RefusalReason.LESS_THAN_NONE, limit)
    if value <= limit:
        return None
    return Refused(RefusalReason.MORE_THAN_ALL if counted else RefusalReason.MORE_THAN_WHOLE, limit, value)


def _one_of_two(figures: Figures, said: Statement, value: Decimal) -> Verdict:
    """An ambiguous notation: the reading that fits the key result's range; both fit: ask."""
    first = _at(figures, value)
    second = None
    if said.other is not None:
        second = converted(said.other, given=said.unit, kind=figures.kind, unit=figures.unit)
    if second is None or second == value or not _is_inside(figures, second):
        return _taken(figures, first)
    alternative = _at(figures, second)
    if not _is_inside(figures, value):
        return _taken(figures, alternative, other=first)
    if _only_first_goes_on(figures, first, alternative):
        return _taken(figures, first, other=alternative)
    return Asked(Doubt.TWO_READINGS, (first, alternative))


def _only_first_goes_on(figures: Figures, first: Candidate, second: Candidate) -> bool:
    """Whether only the likelier notation keeps the direction: 1,200 after 1,050 was hardly 1.2."""
    before = current_candidate(figures).progress
    return second.progress < before <= first.progress


def _by_delta(figures: Figures, said: Statement, delta: Decimal) -> Verdict:
    before = current_candidate(figures)
    if said.unit and _is_progress_delta(figures, said.unit):
        share = before.progress + delta / HUNDRED
        if share < ZERO:
            return Refused(RefusalReason.NEGATIVE_PROGRESS)
        return _taken(figures, _stated(figures, share * HUNDRED))
    change = converted(delta, given=said.unit, kind=figures.kind, unit=figures.unit)
    if change is None:
        return _wrong_unit(figures, said.unit)
    value = before.value + change
    refusal = _outside_count(figures, value, said.of)
    if refusal is None and is_percent(figures.kind, figures.unit) and figures.kind not in KEEP_KINDS:
        far = abs(_at(figures, value).progress) > FARTHEST
        refusal = Refused(RefusalReason.FAR_FROM_IT, said=delta) if far else None
    if refusal is None and said.in_all:
        return _more_or_in_all(figures, before, _at(figures, value), _at(figures, change))
    return refusal or _taken(figures, _at(figures, value))


def _more_or_in_all(figures: Figures, before: Candidate, more: Candidate, in_all: Candidate) -> Verdict:
    """So much was won; whether that is all there is only the speaker knows, if both are possible."""
    if more == in_all or in_all.progress < before.progress:
        return _taken(figures, more)
    if not _is_near(figures, more.value):
        return _taken(figures, in_all)
    return Asked(Doubt.MORE_OR_IN_ALL, (more, in_all))


def _is_progress_delta(figures: Figures, unit: str) -> bool:
    if dimension_of(unit) is not Dimension.PERCENT or figures.kind in KEEP_KINDS:
        return False
    return not is_percent(figures.kind, figures.unit)


def _done(figures: Figures) -> Verdict:
    if figures.kind in GOES_TO_TARGET_WHEN_DONE:
        return _taken(figures, _at(figures, figures.target))
    now = current_candidate(figures)
    return Taken(now.value, now.progress, stated=now.stated, asks_final=now.progress < ONE)


def _unchanged(figures: Figures) -> Taken:
    now = current_candidate(figures)
    return Taken(now.value, now.progress, stated=now.stated)


def _taken(figures: Figures, reading: Candidate, *, other: Candidate | None = None) -> Taken:
    marks = _marks(figures, reading)
    return Taken(reading.value, reading.progress, stated=reading.stated, marks=marks, other=other)


def _marks(figures: Figures, reading: Candidate) -> tuple[Mark, ...]:
    before = current_candidate(figures).progress
    known = figures.current is not None
    found = {
        Mark.PAST_TARGET: is_over_target(reading.progress),
        Mark.BELOW_START: is_below_start(reading.progress),
        Mark.AGAINST_DIRECTION: known and reading.progress < before,
        Mark.BIG_JUMP: known and abs(reading.progress - before) > BIG_JUMP and figures.kind not in KEEP_KINDS,
    }
    return tuple(mark for mark, holds in found.items() if holds)


def _current(figures: Figures) -> Decimal:
    return figures.start if figures.current is None else figures.current


def _at(figures: Figures, value: Decimal) -> Candidate:
    share = progress(figures.kind, start=figures.start, target=figures.target, value=value)
    return Candidate(value, share)


def _implied(figures: Figures, percent: Decimal) -> Decimal:
    return implied_value(percent / HUNDRED, start=figures.start, target=figures.target)


def _is_inside(figures: Figures, value: Decimal) -> bool:
    """Between start and target, or past neither what is stored already."""
    known = (figures.start, figures.target, _current(figures))
    return min(known) <= value <= max(known)


def _is_near(figures: Figures, value: Decimal) -> bool:
    """At most one span outside start…target."""
    span = abs(figures.target - figures.start)
    low, high = sorted((figures.start, figures.target))
    return low - span <= value <= high + span
