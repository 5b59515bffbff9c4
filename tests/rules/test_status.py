"""Status of key results and objectives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from commands.rules.due import Cadence
from commands.rules.progress import KeyResultKind
from commands.rules.status import Standing, Status, key_result_status, objective_status
from commands.rules.thresholds import Thresholds

TODAY = date(2026, 11, 13)
FINE = Standing(
    KeyResultKind.NUMBER,
    progress=Decimal("0.5"),
    gap=Decimal(0),
    confidence=8,
    last_check_in=date(2026, 11, 12),
)


@pytest.mark.parametrize(
    ("gap", "confidence", "status"),
    [
        pytest.param("-20", 8, Status.ON_TRACK, id="ahead and sure"),
        pytest.param("10", 7, Status.ON_TRACK, id="gap of exactly 10"),
        pytest.param("10.1", 9, Status.AT_RISK, id="gap over 10"),
        pytest.param("25", 9, Status.AT_RISK, id="gap of exactly 25"),
        pytest.param("25.1", 9, Status.OFF_TRACK, id="gap over 25, however sure"),
        pytest.param("0", 6, Status.AT_RISK, id="in time but not sure"),
        pytest.param("0", 2, Status.OFF_TRACK, id="in time but a red flag"),
        pytest.param("30", 5, Status.OFF_TRACK, id="the worse of the two"),
        pytest.param("15", None, Status.AT_RISK, id="confidence missing: pace alone"),
        pytest.param(None, 5, Status.AT_RISK, id="pace not judged: confidence alone"),
        pytest.param(None, None, Status.ON_TRACK, id="checked in, nothing judged"),
    ],
)
def test_pace_and_confidence(gap: str | None, confidence: int | None, status: Status) -> None:
    standing = FINE._replace(gap=Decimal(gap) if gap else None, confidence=confidence)
    assert key_result_status(standing, today=TODAY) is status


@pytest.mark.parametrize(
    ("cadence", "last", "status"),
    [
        pytest.param(Cadence.WEEKLY, None, Status.NOT_STARTED, id="no check-in yet"),
        pytest.param(Cadence.WEEKLY, date(2026, 11, 4), Status.ON_TRACK, id="nine days ago"),
        pytest.param(Cadence.WEEKLY, date(2026, 11, 3), Status.NO_UPDATE, id="ten days ago"),
        pytest.param(Cadence.TWO_WEEKS, date(2026, 11, 3), Status.ON_TRACK, id="ten days, every two weeks"),
        pytest.param(Cadence.TWO_WEEKS, date(2026, 10, 27), Status.NO_UPDATE, id="17 days, every two weeks"),
        pytest.param(Cadence.MONTHLY, date(2026, 10, 12), Status.ON_TRACK, id="32 days, monthly"),
    ],
)
def test_silence_is_never_green(cadence: Cadence, last: date | None, status: Status) -> None:
    standing = FINE._replace(cadence=cadence, last_check_in=last)
    assert key_result_status(standing, today=TODAY) is status


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"progress": Decimal(1), "confidence": 2}, Status.COMPLETE, id="at the target"),
        pytest.param(
            {"progress": Decimal("1.2"), "last_check_in": date(2026, 9, 1)}, Status.COMPLETE, id="old"
        ),
        pytest.param({"said_done": True, "gap": Decimal(50)}, Status.COMPLETE, id="said done"),
        pytest.param(
            {"kind": KeyResultKind.KEEP_ABOVE, "progress": Decimal(1), "gap": None},
            Status.ON_TRACK,
            id="a limit that holds is not finished",
        ),
        pytest.param(
            {"kind": KeyResultKind.KEEP_BELOW, "progress": Decimal(0), "gap": None},
            Status.AT_RISK,
            id="a limit that does not hold is not green",
        ),
    ],
)
def test_complete_and_limits(change: dict[str, object], status: Status) -> None:
    assert key_result_status(FINE._replace(**change), today=TODAY) is status  # type: ignore[arg-type]  # a table


def test_a_team_may_set_its_own_thresholds() -> None:
    strict = Thresholds(
        on_track_gap=Decimal(5), at_risk_gap=Decimal(12), stable_from=9, red_below=5, silence_days=0
    )
    behind, unsure, silent = (
        FINE._replace(gap=Decimal(12), confidence=9),
        FINE._replace(confidence=4),
        FINE._replace(last_check_in=date(2026, 11, 6)),
    )
    found = [key_result_status(one, today=TODAY, thresholds=strict) for one in (behind, unsure, silent)]
    assert found == [Status.AT_RISK, Status.OFF_TRACK, Status.NO_UPDATE]


@pytest.mark.parametrize(
    ("key_results", "status"),
    [
        pytest.param([Status.ON_TRACK, Status.OFF_TRACK], Status.OFF_TRACK, id="the worst counts"),
        pytest.param([Status.COMPLETE, Status.ON_TRACK], Status.ON_TRACK, id="not yet complete"),
        pytest.param([Status.COMPLETE, Status.COMPLETE], Status.COMPLETE, id="all complete"),
        pytest.param([Status.ON_TRACK, Status.NO_UPDATE], Status.NO_UPDATE, id="one is silent"),
        pytest.param([Status.AT_RISK, Status.NO_UPDATE], Status.AT_RISK, id="a known risk outranks silence"),
        pytest.param([Status.ON_TRACK, Status.NOT_STARTED], Status.NOT_STARTED, id="one has not begun"),
        pytest.param([], Status.NOT_STARTED, id="no key results"),
    ],
)
def test_objective_status(key_results: list[Status], status: Status) -> None:
    assert objective_status(key_results) is status
