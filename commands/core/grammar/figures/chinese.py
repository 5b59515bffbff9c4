"""Chinese numerals: 一百二十万, 百分之五十二点五, 两个半, 六成."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
STARTS = frozenset((*_DIGITS, "十", "百", "千", "万"))


def is_magnitude(word: str) -> bool:
    """Whether the piece is a Chinese unit of counting (十, 百, 千, 万, 亿)."""
    return word in _UNITS or word in _MYRIADS


def digit(word: str) -> int:
    """The digit a piece is, or 0."""
    return _DIGITS.get(word, 0)


def read(words: list[str]) -> tuple[Decimal, int] | None:
    """The numeral some pieces begin with, and how many pieces it takes."""
    if words[0] not in STARTS:
        return None
    total = section = 0
    number: int | None = None
    scale = 1
    end = 0
    for word in words:
        if word in _DIGITS:
            number = (number or 0) * 10 + _DIGITS[word]
            scale = 1 if _DIGITS[word] == 0 else scale
        elif word in _UNITS:
            scale = _UNITS[word]
            section += (1 if number is None else number) * scale
            number = None
        elif word in _MYRIADS:
            scale = _MYRIADS[word]
            total, section, number = _raise(total, section + (number or 0), scale), 0, None
        else:
            break
        end += 1
    if _is_about(words[:end]):
        return Decimal(_DIGITS[words[0]]), end
    whole = Decimal(total + section) + _loose(words[end - 1], number, scale)
    return _decimals(words, end, whole)


def _is_about(words: list[str]) -> bool:
    """`六七` (成) is six or seven, not 67: the lower one is meant to be sure of."""
    digits = [_DIGITS.get(word, 0) for word in words]
    return len(digits) == 2 and 0 < digits[0] == digits[1] - 1


def _raise(total: int, section: int, scale: int) -> int:
    """`一亿` multiplies everything before it, `一亿两千万` only the last section."""
    return (total + section) * scale if total < scale else total + section * scale


def _loose(last: str, number: int | None, scale: int) -> Decimal:
    """The last digit: `一百二` is 120 and `一万二` 12,000, while `十二` is 12."""
    if number is None:
        return Decimal(0)
    tenths = scale >= 100 and number < 10 and last in _DIGITS
    return Decimal(number * (scale // 10 if tenths else 1))


def _decimals(words: list[str], end: int, whole: Decimal) -> tuple[Decimal, int]:
    if end + 1 >= len(words) or words[end] != "点":
        return whole, end
    digits = ""
    stop = end + 1
    while stop < len(words) and words[stop] in _DIGITS:
        digits += str(_DIGITS[words[stop]])
        stop += 1
    if not digits:
        return whole, end
    return whole + Decimal(f"0.{digits}"), stop


def parts(words: list[str]) -> tuple[int, int] | None:
    """`X分之` at the beginning: the denominator and how many pieces it takes (`百分之` is 100)."""
    for word, denominator in (("百", 100), ("千", 1000), ("万", 10000)):
        if words[:3] == [word, "分", "之"]:
            return denominator, 3
    found = read(words)
    if found is None or words[found[1] : found[1] + 2] != ["分", "之"] or found[0] <= 0:
        return None
    return int(found[0]), found[1] + 2


_AFTER_TENTH = frozenset("功员本绩立为长交都果品熟分型效人")
"""Characters behind `成` that make it another word (成功, 成本, 成立 …)."""


def are_tenths(words: list[str], index: int) -> bool:
    """Whether the `成` at a piece means tenths (六成) and not a word that begins with it."""
    return index + 1 >= len(words) or words[index + 1] not in _AFTER_TENTH
