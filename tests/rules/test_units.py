"""Units: what can be converted, and what cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.progress import KeyResultKind
from commands.rules.units import Dimension, between, converted, dimension_of, is_percent, key_result_dimension


@pytest.mark.parametrize(
    ("amount", "given", "unit", "expected"),
    [
        pytest.param("90", "min", "h", "1.5", id="90 min are 1.5 h"),
        pytest.param("1.5", "小时", "分钟", "90", id="1.5 小时 are 90 分钟"),
        pytest.param("3", "phút", "min", "3", id="phút is min"),
        pytest.param("3", "menit", "分钟", "3", id="menit is 分钟"),
        pytest.param("2", "jam", "giờ", "2", id="jam is giờ"),
        pytest.param("2", "ngày", "hari", "2", id="ngày is hari"),
        pytest.param("36", "h", "days", "1.5", id="36 h are 1.5 days"),
        pytest.param("90", "giây", "phút", "1.5", id="90 giây are 1.5 phút"),
        pytest.param("2", "tuần", "天", "14", id="two weeks in days"),
        pytest.param("250", "ms", "s", "0.25", id="milliseconds"),
        pytest.param("1", "years", "个月", "12", id="a year in months"),
        pytest.param("1", "months", "days", None, id="a month is no number of days"),
        pytest.param("5", "USD", "USD", "5", id="the same currency"),
        pytest.param("5", "$", "USD", "5", id="another sign of the same currency"),
        pytest.param("5", "USD", "CNY", None, id="no exchange rates"),
        pytest.param("4", "‰", "%", "0.4", id="per mille"),
        pytest.param("5", "clients", "家", "5", id="counted things are alike"),
        pytest.param("2", "tons", "kg", "2000", id="weights of one another"),
        pytest.param("500", "MB", "gb", "0.5", id="data in any case"),
        pytest.param("5", "kg", "boxes", "5", id="a measure of counted things"),
        pytest.param("5", "kg", "km", None, id="weight is no length"),
        pytest.param("5", "kg", "h", None, id="weight is no time"),
        pytest.param("5", "h", "clients", None, id="hours are no clients"),
        pytest.param("5", "%", "h", None, id="percent are no hours"),
    ],
)
def test_conversion(amount: str, given: str, unit: str, expected: str | None) -> None:
    assert between(Decimal(amount), given, unit) == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("%", Dimension.PERCENT),
        ("USD", Dimension.MONEY),
        ("元", Dimension.MONEY),
        ("H", Dimension.DURATION),
        ("分钟", Dimension.DURATION),
        ("家", Dimension.COUNT),
    ],
)
def test_dimensions(unit: str, dimension: Dimension) -> None:
    assert dimension_of(unit) is dimension


@pytest.mark.parametrize(
    ("kind", "unit", "dimension"),
    [
        pytest.param("currency", None, Dimension.MONEY, id="revenue without a currency"),
        pytest.param("duration", None, Dimension.DURATION, id="reply time without a unit"),
        pytest.param("percent", None, Dimension.PERCENT, id="a plain percent"),
        pytest.param("keep_above", "%", Dimension.PERCENT, id="uptime in percent"),
        pytest.param("number", None, Dimension.COUNT, id="a bare number"),
        pytest.param("number", "%", Dimension.PERCENT, id="the unit is stronger than the kind"),
    ],
)
def test_what_a_key_result_measures(kind: str, unit: str | None, dimension: Dimension) -> None:
    assert key_result_dimension(KeyResultKind(kind), unit) is dimension
    assert is_percent(KeyResultKind(kind), unit) is (dimension is Dimension.PERCENT)


@pytest.mark.parametrize(
    ("given", "kind", "unit", "expected"),
    [
        pytest.param(None, "duration", "h", "5", id="nothing typed: the key result's unit"),
        pytest.param("min", "duration", None, "5", id="a duration for one without unit"),
        pytest.param("USD", "currency", None, "5", id="money for revenue without currency"),
        pytest.param("USD", "number", None, None, id="money for a bare number"),
        pytest.param("家", "number", None, "5", id="a counted thing for a bare number"),
        pytest.param("‰", "percent", "%", "0.5", id="per mille for a percent"),
        pytest.param("pt", "percent", "%", "5", id="points of a percent"),
        pytest.param("pt", "number", None, "5", id="points of a score"),
        pytest.param("pt", "duration", "h", None, id="hours have no points"),
    ],
)
def test_in_the_key_results_unit(
    given: str | None, kind: str, unit: str | None, expected: str | None
) -> None:
    found = converted(Decimal(5), given=given, kind=KeyResultKind(kind), unit=unit)
    assert found == (Decimal(expected) if expected else None)
