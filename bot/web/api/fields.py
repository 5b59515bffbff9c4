"""What routes take and show: parameters, numbers, words and moments, each with its limits."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query
from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from commands.rules.value import MOST_DIGITS, digits

MOST = 500
USUAL = 50
EXAMPLE_ID = "0198c0de-4f10-7c2a-9d5b-3e6a1b2c3d4e"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_LAST_MOMENT = datetime(2200, 1, 1, tzinfo=UTC)

Number = int | float
"""A number in an answer."""


def number(value: Decimal) -> Number:
    """A JSON number. Values people type have at most 15 digits, which a double keeps as they are."""
    return int(value) if value == value.to_integral_value() else float(value)


# -- numbers ---------------------------------------------------------------------------------------------


def _exact(value: Any) -> Decimal:
    """What was typed; JSON readers make a float of it, whose shortest form is what was typed."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("must be a number")
    found = Decimal(str(value))
    if not found.is_finite():
        raise ValueError("must be a finite number")
    if digits(found.normalize()) > MOST_DIGITS:  # 1e14 comes as 100000000000000.0
        raise ValueError(f"must have at most {MOST_DIGITS} digits")
    return found.quantize(1) if found == found.to_integral_value() else found


_BIGGEST = 10**MOST_DIGITS - 1

Exact = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": "number", "minimum": -_BIGGEST, "maximum": _BIGGEST}),
]
"""A number in a request: no text, no yes or no, finite, at most 15 digits."""

# -- words -----------------------------------------------------------------------------------------------


def _readable(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("must not hold control characters")
    return text


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500, strict=True),
    AfterValidator(_readable),
]
"""A text of a request, up to 500 characters."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, strict=True),
    AfterValidator(_readable),
]
"""A longer one, up to 2,000."""

# -- moments ---------------------------------------------------------------------------------------------


def _moment(value: Any) -> datetime:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValueError("must be a moment with its zone such as 2026-11-18T09:00:00Z")
    if not _FIRST_MOMENT <= found <= _LAST_MOMENT:
        raise ValueError("must be between the years 2000 and 2200")
    return found.astimezone(UTC)


Moment = Annotated[
    datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]
"""A moment with its zone, in this century or the next."""

# -- parameters ------------------------------------------------------------------------------------------

Id = Annotated[UUID, Path(alias="id", examples=[EXAMPLE_ID])]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of one page.", examples=[USUAL])]
Named = Annotated[str | None, AfterValidator(lambda text: text if text is None else _readable(text))]
"""What a list is narrowed by, if it is given."""

Cursor = Annotated[Named, Query(description="`next` of the page before.", max_length=500)]
OfTeam = Annotated[
    Named,
    Query(description="A team's id or name; without it all teams.", max_length=300, examples=["Growth"]),
]
OfCycle = Annotated[
    Named,
    Query(
        description="A cycle's name, also of a closed one; without it the open cycles.",
        max_length=16,
        examples=["2026-Q4"],
    ),
]
OfOwner = Annotated[Named, Query(description="The owner's staff id.", max_length=128, examples=["dana01"])]
OfMember = Annotated[
    Named, Query(description="Staff id of who checked in.", max_length=128, examples=["dana01"])
]
Since = Annotated[
    Moment | None,
    Query(description="Only what is not older than this moment.", examples=["2026-11-16T00:00:00Z"]),
]
