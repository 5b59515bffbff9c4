"""Units of key results: what they measure, and how much of one is another.

Canonical names stay in the language they were typed in (`分钟`, `menit`), since receipts repeat them. A name
of another language for the same unit has factor 1. Exchange rates are unknown here, so money never becomes
another money; a month is no fixed number of days.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from commands.rules.progress import KeyResultKind


class Dimension(StrEnum):
    """What a number measures. A number never becomes one of another dimension."""

    PERCENT = "percent"
    MONEY = "money"
    DURATION = "duration"
    COUNT = "count"


_PERCENTS = {
    Decimal(1): "% percent pct pp 个百分点 百分点 persen phần_trăm",
    Decimal("0.1"): "‰ permil 千分之一",
    Decimal("0.01"): "bp bps",
}
_SECONDS = {
    Decimal("0.001"): "ms 毫秒 milidetik mili_giây",
    Decimal(1): "s sec secs second seconds 秒 秒钟 detik dtk giây",
    Decimal(60): "min mins minute minutes 分钟 menit mnt phút",
    Decimal(3600): "h hr hrs hour hours 小时 个小时 钟头 jam giờ tiếng",
    Decimal(86400): "d day days 天 日 hari ngày",
    Decimal(604800): "w wk week weeks 周 星期 个星期 minggu pekan tuần",
}
_MONTHS = {
    Decimal(1): "mo month months 月 个月 bulan bln tháng",
    Decimal(3): "quarter quarters 季度 个季度 kuartal quý",
    Decimal(12): "y yr year years 年 tahun thn năm",
}
_MONEY = {
    "USD": "usd $ us$ dollar dollars 美元 美金 dolar đô",
    "CNY": "cny rmb ¥ 元 块 人民币 yuan",
    "IDR": "idr rp rupiah",
    "VND": "vnd ₫ đ đồng dong",
    "EUR": "eur € euro euros 欧元",
    "GBP": "gbp £ 英镑",
    "JPY": "jpy 日元 yen",
    "HKD": "hkd hk$ 港元 港币",
    "TWD": "twd nt$ 台币",
    "SGD": "sgd s$ 新币",
    "MYR": "myr rm ringgit",
    "THB": "thb ฿ baht",
    "KRW": "krw ₩ 韩元",
    "INR": "inr ₹ rupee",
    "AUD": "aud a$",
    "PHP": "php ₱",
}

_MEASURES = {
    "kg": {
        Decimal("0.001"): "gram grams 克",
        Decimal(1): "kg kgs kilogram kilograms 公斤 千克",
        Decimal(1000): "ton tons tonne tonnes 吨 tấn",
    },
    "km": {
        Decimal("0.001"): "meter meters metre metres 米 mét",
        Decimal(1): "km kms kilometer kilometers kilometre kilometres 公里 千米",
    },
    "l": {Decimal(1): "liter liters litre litres 升 lít"},
    "GB": {Decimal("0.001"): "mb", Decimal(1): "gb", Decimal(1000): "tb"},
    "kWh": {Decimal(1): "kwh", Decimal(1000): "mwh"},
}
"""Counted like anything else, but known not to be time or money, and one for another within a line."""

POINT = "pt"
"""A point of whatever the key result counts: a percentage point where its unit is %."""

_Scale = tuple[Dimension, str, Decimal]
"""Dimension, base unit, how many base units one is."""


def _scales() -> dict[str, _Scale]:
    scales: dict[str, _Scale] = {}
    for dimension, base, names in (
        (Dimension.PERCENT, "%", _PERCENTS),
        (Dimension.DURATION, "s", _SECONDS),
        (Dimension.DURATION, "month", _MONTHS),
    ):
        for factor, spellings in names.items():
            scales |= {_key(name): (dimension, base, factor) for name in spellings.split()}
    for currency, spellings in _MONEY.items():
        scales |= {_key(name): (Dimension.MONEY, currency, Decimal(1)) for name in spellings.split()}
    for base, names in _MEASURES.items():
        for factor, spellings in names.items():
            scales |= {_key(name): (Dimension.COUNT, base, factor) for name in spellings.split()}
    return scales


def _key(unit: str) -> str:
    return unit.strip().lower().replace(" ", "_")


_SCALES = _scales()

MEASURES = frozenset(name for name, scale in _SCALES.items() if scale[1] in _MEASURES)
"""Names of weights, lengths, volumes, and amounts of data and energy, in lower case."""

_BY_KIND = {
    KeyResultKind.PERCENT: Dimension.PERCENT,
    KeyResultKind.CURRENCY: Dimension.MONEY,
    KeyResultKind.DURATION: Dimension.DURATION,
}


def dimension_of(unit: str) -> Dimension:
    """What a unit measures; every unknown word is a counted thing (`家`, `clients`)."""
    scale = _SCALES.get(_key(unit))
    return scale[0] if scale else Dimension.COUNT


def key_result_dimension(kind: KeyResultKind, unit: str | None) -> Dimension:
    """What a key result measures: its unit tells, else its kind ("New ARR 0 to 2M" is any money)."""
    return dimension_of(unit) if unit else _BY_KIND.get(kind, Dimension.COUNT)


def is_percent(kind: KeyResultKind, unit: str | None) -> bool:
    """Whether a stated percent is the key result's value rather than its progress."""
    return key_result_dimension(kind, unit) is Dimension.PERCENT


def converted(amount: Decimal, *, given: str | None, kind: KeyResultKind, unit: str | None) -> Decimal | None:
    """`amount` of unit `given` in the key result's unit; None when it cannot be that.

    Nothing given means the key result's own unit. A key result without unit takes any of its dimension as is.
    """
    if given is None or (given == POINT and is_percent(kind, unit)):
        return amount
    if unit is None:
        return amount if dimension_of(given) is key_result_dimension(kind, unit) else None
    return between(amount, given, unit)


def between(amount: Decimal, given: str, unit: str) -> Decimal | None:
    """`amount` of `given` in `unit`; counted things are all alike. None when one cannot be the other."""
    if given == unit:
        return amount
    mine, other = _SCALES.get(_key(given)), _SCALES.get(_key(unit))
    if mine is None or other is None:
        return amount if dimension_of(given) is dimension_of(unit) else None
    if mine[:2] != other[:2]:
        return None
    return amount * mine[2] / other[2]
