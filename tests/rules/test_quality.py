"""Quality hints: advice on wording and shape, in each language."""

from __future__ import annotations

from datetime import date

import pytest

from commands.core.grammar.orders.okr_words import wording
from commands.rules.cycle import Cycle
from commands.rules.progress import KeyResultKind
from commands.rules.quality import Hint, HintCode, key_result_hints, objective_hints

QUARTER = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
MONTH = Cycle("October", date(2026, 10, 1), date(2026, 10, 31))


def codes(hints: tuple[Hint, ...]) -> list[str]:
    return [f"{hint.code}: {hint.word}" if hint.word else str(hint.code) for hint in hints]


@pytest.mark.parametrize(
    ("title", "has_number", "expected"),
    [
        pytest.param("30-day retention", True, [], id="measured"),
        pytest.param("Improve retention", True, [], id="a number excuses a vague word"),
        pytest.param("Improve retention", False, ["no_number", "vague: improve"], id="vague"),
        pytest.param("Launch the new pricing", False, ["no_number", "activity: launch"], id="an activity"),
        pytest.param("Relaunching is fun", False, ["no_number"], id="not inside another word"),
        pytest.param("优化新人引导", False, ["no_number", "vague: 优化"], id="vague in Chinese"),
        pytest.param("新品上线", False, ["no_number", "activity: 上线"], id="an activity in Chinese"),
        pytest.param("Luncurkan harga", False, ["no_number", "activity: luncurkan"], id="id"),
        pytest.param("Layanan lebih baik", False, ["no_number", "vague: lebih baik"], id="vague Indonesian"),
        pytest.param("Ra mắt bảng giá mới", False, ["no_number", "activity: ra mắt"], id="Vietnamese"),
        pytest.param("Đẩy mạnh bán hàng", False, ["no_number", "vague: đẩy mạnh"], id="vague Vietnamese"),
    ],
)
def test_wording_of_key_results(title: str, has_number: bool, expected: list[str]) -> None:
    found = key_result_hints(
        title, kind=KeyResultKind.PERCENT, has_number=has_number, has_owner=True, wording=wording()
    )
    assert codes(found) == expected


@pytest.mark.parametrize("kind", [KeyResultKind.MILESTONES, KeyResultKind.YES_NO])
def test_milestones_and_yes_no_are_measured_by_nature(kind: KeyResultKind) -> None:
    assert (
        key_result_hints("Launch the app", kind=kind, has_number=False, has_owner=True, wording=wording())
        == ()
    )


def test_a_key_result_without_an_owner() -> None:
    found = key_result_hints(
        "NPS", kind=KeyResultKind.NUMBER, has_number=True, has_owner=False, wording=wording()
    )
    assert codes(found) == ["no_owner"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Renewals feel effortless", [], id="a good one"),
        pytest.param("Reach 500 customers", ["number_in_objective: 500"], id="a number"),
        pytest.param("签约5家客户", ["number_in_objective: 5"], id="a number in Chinese"),
        pytest.param("Win 2027 together", [], id="a year is no number"),
        pytest.param("A B2B backend for Q4, 24/7", [], id="names with digits are no numbers"),
        pytest.param("Be a better partner", ["vague: better"], id="vague"),
    ],
)
def test_wording_of_objectives(title: str, expected: list[str]) -> None:
    found = objective_hints(
        title,
        key_results=3,
        objectives_in_team=2,
        aligned=False,
        organization_has_top_objectives=False,
        cycle=QUARTER,
        wording=wording(),
    )
    assert codes(found) == expected


@pytest.mark.parametrize(
    ("key_results", "objectives", "aligned", "top", "cycle", "expected"),
    [
        pytest.param(2, 4, True, True, QUARTER, [], id="all in order"),
        pytest.param(5, 1, False, False, QUARTER, [], id="nothing to align to"),
        pytest.param(3, 5, True, True, QUARTER, [Hint(HintCode.TOO_MANY_OBJECTIVES, count=5)], id="five"),
        pytest.param(1, 1, True, True, QUARTER, [Hint(HintCode.TOO_FEW_KEY_RESULTS, count=1)], id="one"),
        pytest.param(6, 1, True, True, QUARTER, [Hint(HintCode.TOO_MANY_KEY_RESULTS, count=6)], id="six"),
        pytest.param(3, 1, True, True, MONTH, [Hint(HintCode.SHORT_CYCLE)], id="a month"),
        pytest.param(3, 1, False, True, QUARTER, [Hint(HintCode.NOT_ALIGNED)], id="not aligned"),
    ],
)
def test_shape_of_objectives(
    key_results: int, objectives: int, aligned: bool, top: bool, cycle: Cycle, expected: list[Hint]
) -> None:
    found = objective_hints(
        "Renewals feel effortless",
        key_results=key_results,
        objectives_in_team=objectives,
        aligned=aligned,
        organization_has_top_objectives=top,
        cycle=cycle,
        wording=wording(),
    )
    assert list(found) == expected
