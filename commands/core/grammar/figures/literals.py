"""Numbers written in digits, with their separators."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from commands.core.grammar.phrases import languages


@cache
def _decimal_comma() -> frozenset[str]:
    """Languages that write 4,6 for what others write 4.6."""
    return frozenset(code for code, file in languages().items() if file.DECIMAL_COMMA)


def read_literal(word: str, language: str | None) -> tuple[Decimal, Decimal | None] | None:
    """A number in digits and its second reading; None for what is no number (`1.2.3`).

    >>> read_literal("1.234", "id")
    (Decimal('1234'), Decimal('1.234'))
    """
    commas, dots = word.count(","), word.count(".")
    if not commas and not dots:
        return Decimal(word), None
    if commas and dots:
        decimal = "," if word.rindex(",") > word.rindex(".") else "."
        thousands = "." if decimal == "," else ","
        whole, _, fraction = word.partition(decimal)
        if word.count(decimal) > 1 or not _grouped(whole.split(thousands)):
            return None
        return Decimal(f"{whole.replace(thousands, '')}.{fraction}"), None
    mark = "," if commas else "."
    groups = word.split(mark)
    if len(groups) > 2:
        return (Decimal("".join(groups)), None) if _grouped(groups) else None
    as_decimal = Decimal(".".join(groups))
    if not _grouped(groups) or groups[0].startswith("0") or not groups[0]:
        return as_decimal, None
    as_thousands = Decimal("".join(groups))
    decimal_mark = "," if language in _decimal_comma() else "."
    return (as_decimal, as_thousands) if mark == decimal_mark else (as_thousands, as_decimal)


def _grouped(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
