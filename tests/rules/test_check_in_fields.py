"""What a form or a program states in fields: a value is a value, progress is progress, nothing is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.check_in_fields import decide_fields
from commands.rules.progress import KeyResultKind
from commands.rules.verdicts import Figures, RefusalReason, Refused, Taken

RETENTION = Figures(KeyResultKind.PERCENT, Decimal(45), Decimal(60), "%")
REPLY = Figures(KeyResultKind.DURATION, Decimal(6), Decimal(2), "h")
MILESTONES = Figures(KeyResultKind.MILESTONES, Decimal(0), Decimal(4))
UPTIME = Figures(KeyResultKind.KEEP_ABOVE, Decimal("99.9"), Decimal("99.9"), "%")
LAUNCH = Figures(KeyResultKind.YES_NO, Decimal(0), Decimal(1))
HUGE = Decimal(10) ** 14


@pytest.mark.parametrize(
    ("figures", "value", "taken", "progress"),
    [
        (RETENTION, "45", "45", "0"),
        (RETENTION, "60", "60", "1"),
        (RETENTION, "52.5", "52.5", "0.5"),
        (RETENTION, "0", "0", "-3"),
        (RETENTION, "1", "1", "-2.933333333333333333333333333"),
        (RETENTION, "400", "400", "23.66666666666666666666666667"),
        (REPLY, "4", "4", "0.5"),
        (REPLY, "-1", "-1", "1.75"),
        (REPLY, str(HUGE), str(HUGE), "-24999999999998.5"),
        (MILESTONES, "3", "3", "0.75"),
        (UPTIME, "99.9", "99.9", "1"),
        (UPTIME, "0", "0", "0"),
        (LAUNCH, "1", "1", "1"),
        (LAUNCH, "0", "0", "0"),
    ],
)
def test_a_value_is_taken_as_it_is(figures: Figures, value: str, taken: str, progress: str) -> None:
    found = decide_fields(figures, value=Decimal(value))
    assert isinstance(found, Taken)
    assert (found.value, found.progress) == (Decimal(taken), Decimal(progress))
    assert found.other is None and not found.stated


@pytest.mark.parametrize(
    ("figures", "progress", "value", "stated"),
    [
        (RETENTION, "0", "45", False),
        (RETENTION, "0.5", "52.5", False),
        (RETENTION, "0.333333333333333", "50", False),
        (RETENTION, "0.3333", "49.9995", False),
        (RETENTION, "1", "60", False),
        (RETENTION, "7", "150", False),
        (REPLY, "0.25", "5.00", True),
        (MILESTONES, "0.6", "0", True),
        (MILESTONES, "1", "4", False),
    ],
)
def test_progress_is_progress(figures: Figures, progress: str, value: str, stated: bool) -> None:
    found = decide_fields(figures, progress=Decimal(progress))
    assert isinstance(found, Taken)
    assert (found.value, found.stated, found.other) == (Decimal(value), stated, None)


@pytest.mark.parametrize(
    ("figures", "value", "progress", "reason"),
    [
        (MILESTONES, "5", None, RefusalReason.MORE_THAN_ALL),
        (MILESTONES, "-1", None, RefusalReason.LESS_THAN_NONE),
        (LAUNCH, "2", None, RefusalReason.MORE_THAN_ALL),
        (RETENTION, None, "-0.1", RefusalReason.NEGATIVE_PROGRESS),
        (UPTIME, None, "0.5", RefusalReason.OTHER_DIMENSION),
        (REPLY, "1234567890123456", None, RefusalReason.TOO_MANY_DIGITS),
        (REPLY, "NaN", None, RefusalReason.NOT_A_NUMBER),
    ],
)
def test_what_cannot_be_is_refused(
    figures: Figures, value: str | None, progress: str | None, reason: RefusalReason
) -> None:
    found = decide_fields(
        figures,
        value=None if value is None else Decimal(value),
        progress=None if progress is None else Decimal(progress),
    )
    assert isinstance(found, Refused) and found.reason is reason


def test_done_goes_to_the_target_where_that_is_certain_and_neither_leaves_the_figures() -> None:
    launched, replied = decide_fields(LAUNCH, done=True), decide_fields(REPLY, done=True)
    assert isinstance(launched, Taken) and launched.value == 1
    assert isinstance(replied, Taken) and replied.value == 6 and replied.asks_final
    assert decide_fields(RETENTION) is None
