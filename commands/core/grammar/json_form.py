"""A reading as the dictionary that `okrbot parse` prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from commands.core.grammar.reading import NONE, Amount, ParsedCommand, Reading

_EXACT = 10**15
"""From here on a JSON number is a float, as it is for most readers of JSON."""


def as_json(parsed: ParsedCommand) -> dict[str, Any]:
    """The fields of the first line that says something; the intent is the whole message's."""
    reading = next((line.reading for line in parsed.lines if line.intent != NONE), None)
    if reading is None:
        reading = parsed.lines[0].reading if parsed.lines else Reading()
    return {
        "intent": parsed.intent,
        "refs": list(reading.refs),
        "title_words": reading.title_words,
        "percent": _number(reading.percent),
        "value": _value(reading.value),
        "from": reading.given_from,
        "confidence": reading.confidence,
        "status": reading.status.value if reading.status is not None else None,
        "blocker": reading.blocker,
        "next": reading.next_step,
        "mentions": list(reading.mentions),
        "note": reading.note,
    }


def _value(value: Amount | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"kind": value.kind.value, "amount": _number(value.amount), "unit": value.unit}


def _number(amount: Decimal | None) -> float | int | None:
    """Whole numbers as integers, others as floats: JSON knows no decimals."""
    if amount is None:
        return None
    whole = abs(amount) < _EXACT and amount == amount.to_integral_value()
    return int(amount) if whole else float(amount)
