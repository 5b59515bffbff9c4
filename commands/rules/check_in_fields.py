"""What a form or a program states of a key result in fields: nothing to guess, so nothing is asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from commands.rules.progress import HUNDRED, KEEP_KINDS, ZERO, implied_value
from commands.rules.units import is_percent
from commands.rules.value import MOST_DIGITS, decide, measured
from commands.rules.verdicts import Asked, Figures, RefusalReason, Refused, Statement, Taken, Verdict

_FAR_FIGURE = (RefusalReason.FAR_FROM_IT, RefusalReason.NEGATIVE_PROGRESS)
"""Why a figure is refused that is too far from what is measured to be believed among other words."""
_STORED = Context(prec=MOST_DIGITS)


def decide_fields(
    figures: Figures, *, value: Decimal | None = None, progress: Decimal | None = None, done: bool = False
) -> Taken | Refused | None:
    """What a `value` in the key result's own unit, or a `progress` (1 is the target), does to it.

    At most one of the two is given. None: neither, and it is not done; the figures stay.
    """
    if progress is not None:
        return _by_progress(figures, progress, done)
    if value is None and not done:
        return None
    return _certain(figures, Statement(amount=value, done=done))


def _by_progress(figures: Figures, progress: Decimal, done: bool) -> Taken | Refused:
    """Progress is progress, also where the unit is %: half of 45 % to 60 % is 52.5 %."""
    if progress < ZERO:
        return Refused(RefusalReason.NEGATIVE_PROGRESS)
    if figures.kind in KEEP_KINDS:
        return Refused(RefusalReason.OTHER_DIMENSION)
    if is_percent(figures.kind, figures.unit):
        value = implied_value(progress, start=figures.start, target=figures.target)
        return _certain(figures, Statement(amount=_STORED.plus(value), done=done))
    return _certain(figures, Statement(percent=progress * HUNDRED, done=done))


def _certain(figures: Figures, said: Statement) -> Taken | Refused:
    """The verdict on what was typed, without its doubts and without another reading to offer."""
    verdict = decide(figures, said)
    if said.amount is not None and _is_doubted(verdict):  # in a field it is clear which number it is
        certain = measured(figures, said.amount, None)
        assert certain is not None
        return certain
    assert not isinstance(verdict, Asked)
    return replace(verdict, other=None) if isinstance(verdict, Taken) else verdict


def _is_doubted(verdict: Verdict) -> bool:
    """Whether a figure is hard to believe when it is typed among other words."""
    return isinstance(verdict, Asked) or (isinstance(verdict, Refused) and verdict.reason in _FAR_FIGURE)
