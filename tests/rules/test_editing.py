"""What a change makes of what a key result measures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.editing import Agreed, EditProblem, Wanted, edited
from commands.rules.progress import KeyResultKind as Kind


def agreed(kind: Kind, unit: str | None, start: str, target: str) -> Agreed:
    return Agreed(kind, unit, Decimal(start), Decimal(target))


CLIENTS = agreed(Kind.NUMBER, None, "0", "5")
REPLY = agreed(Kind.DURATION, "h", "6", "2")
RETENTION = agreed(Kind.PERCENT, "%", "45", "60")
LAUNCH = agreed(Kind.MILESTONES, None, "0", "4")
UPTIME = agreed(Kind.KEEP_ABOVE, "%", "99.5", "99.5")
AUDIT = agreed(Kind.YES_NO, None, "0", "1")

D = Decimal
CHANGES = [
    # now, wanted, with check-ins, what is agreed then
    (CLIENTS, Wanted(target=D(6)), True, agreed(Kind.NUMBER, None, "0", "6")),
    (CLIENTS, Wanted(start=D(1), target=D(8)), True, agreed(Kind.NUMBER, None, "1", "8")),
    (CLIENTS, Wanted(unit="clients"), True, agreed(Kind.NUMBER, "clients", "0", "5")),
    (CLIENTS, Wanted(target=D(8), typed_unit="家"), True, agreed(Kind.NUMBER, "家", "0", "8")),
    (CLIENTS, Wanted(target=D(50), typed_unit="%"), False, agreed(Kind.PERCENT, "%", "0", "50")),
    (CLIENTS, Wanted(target=D(50), typed_unit="%"), True, EditProblem.REPORTED_OTHERWISE),
    (CLIENTS, Wanted(kind=Kind.MILESTONES), True, agreed(Kind.MILESTONES, None, "0", "5")),
    (CLIENTS, Wanted(kind=Kind.KEEP_ABOVE), True, agreed(Kind.KEEP_ABOVE, None, "5", "5")),
    (CLIENTS, Wanted(kind=Kind.PERCENT), True, EditProblem.REPORTED_OTHERWISE),
    (CLIENTS, Wanted(kind=Kind.YES_NO), False, agreed(Kind.YES_NO, None, "0", "1")),
    (CLIENTS, Wanted(target=D(0)), False, EditProblem.SAME_START_AND_TARGET),
    (CLIENTS, Wanted(target=D(10) ** 15 + 1), False, EditProblem.TOO_MANY_DIGITS),
    (REPLY, Wanted(target=D(90), typed_unit="min"), True, agreed(Kind.DURATION, "h", "6", "1.5")),
    (REPLY, Wanted(target=D(1), typed_unit="%"), True, EditProblem.REPORTED_OTHERWISE),
    (RETENTION, Wanted(target=D(70), typed_unit="%"), True, agreed(Kind.PERCENT, "%", "45", "70")),
    (RETENTION, Wanted(target=D(70)), True, agreed(Kind.PERCENT, "%", "45", "70")),
    (LAUNCH, Wanted(target=D(6)), True, agreed(Kind.MILESTONES, None, "0", "6")),
    (LAUNCH, Wanted(target=D("4.5")), True, EditProblem.NOT_A_COUNT),
    (LAUNCH, Wanted(target=D(-1)), True, EditProblem.NOT_A_COUNT),
    (UPTIME, Wanted(target=D("99.9")), True, agreed(Kind.KEEP_ABOVE, "%", "99.9", "99.9")),
    (UPTIME, Wanted(kind=Kind.NUMBER), False, EditProblem.SAME_START_AND_TARGET),
    (AUDIT, Wanted(target=D(5)), True, AUDIT),
]


@pytest.mark.parametrize(("now", "wanted", "reported", "then"), CHANGES)
def test_a_change_of_what_is_measured(
    now: Agreed, wanted: Wanted, *, reported: bool, then: Agreed | EditProblem
) -> None:
    assert edited(now, wanted, reported=reported) == then
