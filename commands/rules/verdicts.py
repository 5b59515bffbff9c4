"""What is asked of `commands.rules.value` and what it answers: figures, a statement, and a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from commands.rules.progress import KeyResultKind


@dataclass(frozen=True, slots=True)
class Figures:
    """A key result's figures in its own unit.

    `current` is None before the first check-in. `stated_progress` is what somebody said of a counted key
    result whose count stayed (0…1), until the next count.
    """

    kind: KeyResultKind
    start: Decimal
    target: Decimal
    unit: str | None = None
    current: Decimal | None = None
    stated_progress: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said of one key result. At most one of `percent`, `amount` and `delta` is set; without any,
    nothing has changed.

    `percent` is 0…100, `of_way` says that it was called a share of the way (`60% done`); `unit` only if
    typed; `of` is the m of "n of m"; `other` is the second reading of an ambiguous notation (`1.234`), left
    None once the person's habit is known. `in_all`: the `delta` may be how much there is in all by now.
    """

    percent: Decimal | None = None
    amount: Decimal | None = None
    delta: Decimal | None = None
    unit: str | None = None
    of: Decimal | None = None
    other: Decimal | None = None
    done: bool = False
    of_way: bool = False
    in_all: bool = False


class Mark(StrEnum):
    """Saved, and said in the receipt."""

    PAST_TARGET = "past_target"
    BELOW_START = "below_start"
    AGAINST_DIRECTION = "against_direction"
    BIG_JUMP = "big_jump"


class Doubt(StrEnum):
    """Why nothing is saved until the person has chosen."""

    PERCENT_TOO_FAR = "percent_too_far"
    TWO_READINGS = "two_readings"
    MORE_OR_IN_ALL = "more_or_in_all"
    """What was just won, or what there is by now: the first candidate is so much more, the second so much."""


class RefusalReason(StrEnum):
    """Why nothing is saved."""

    NOT_A_NUMBER = "not_a_number"
    TOO_MANY_DIGITS = "too_many_digits"
    NEGATIVE_PROGRESS = "negative_progress"
    OTHER_DIMENSION = "other_dimension"
    """Hours for a count of clients, or a percent of a limit that is no percent."""
    NOT_CONVERTIBLE = "not_convertible"
    """The same dimension, but without a fixed factor: another currency, months for days."""
    MORE_THAN_ALL = "more_than_all"
    """n of m with n over m."""
    MORE_THAN_WHOLE = "more_than_whole"
    """The same of what may go past its target: the figure alone says that."""
    LESS_THAN_NONE = "less_than_none"
    """n of m with n under 0."""
    FAR_FROM_IT = "far_from_it"
    """Neither a percent of what is measured nor of the way to the target."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading: the value and the progress it would give. `stated`: progress was said, not computed."""

    value: Decimal
    progress: Decimal
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """To be saved. `other` is the reading a receipt offers; `asks_final`: a metric was said done without its
    final number."""

    value: Decimal
    progress: Decimal
    stated: bool = False
    marks: tuple[Mark, ...] = ()
    other: Candidate | None = None
    asks_final: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing is saved: two readings fit, or the only one is hard to believe."""

    doubt: Doubt
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is saved; `limit` is the m of "n of m" or the most digits, `said` the n or the percent."""

    reason: RefusalReason
    limit: Decimal | None = None
    said: Decimal | None = None


Verdict = Taken | Asked | Refused
