"""Red flags: raised once, said again only when worse, cleared with a message."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.red_flag import FlagChange, flag_change, is_overconfident


@pytest.mark.parametrize(
    ("open_at", "confidence", "change"),
    [
        pytest.param(None, 7, FlagChange.NONE, id="all is well"),
        pytest.param(None, 3, FlagChange.NONE, id="3 is no red flag"),
        pytest.param(None, 2, FlagChange.RAISED, id="2 raises one"),
        pytest.param(2, 2, FlagChange.UNCHANGED, id="still 2: not said again"),
        pytest.param(2, 1, FlagChange.WORSE, id="1 is worse"),
        pytest.param(1, 2, FlagChange.UNCHANGED, id="2 after 1 is still red, not worse"),
        pytest.param(2, 3, FlagChange.CLEARED, id="3 clears it"),
        pytest.param(2, None, FlagChange.UNCHANGED, id="a check-in without confidence leaves it"),
        pytest.param(None, None, FlagChange.NONE, id="and raises none"),
    ],
)
def test_flag_change(open_at: int | None, confidence: int | None, change: FlagChange) -> None:
    assert flag_change(confidence, open_at=open_at) is change


@pytest.mark.parametrize(
    ("confidence", "gap", "says"),
    [
        pytest.param(7, "26", True, id="confident and far behind"),
        pytest.param(7, "25", False, id="exactly 25 is not over 25"),
        pytest.param(6, "40", False, id="not confident"),
        pytest.param(9, None, False, id="pace not judged"),
        pytest.param(None, "40", False, id="confidence missing"),
    ],
)
def test_pace_against_confidence(confidence: int | None, gap: str | None, says: bool) -> None:
    assert is_overconfident(confidence, Decimal(gap) if gap else None) is says
