"""Long lists in pages: the cursor names the last row that was shown, never a count."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field

from bot.web.problems import Problem

SIFTED = 200
"""Rows looked at in one go for those that fit."""

Item = TypeVar("Item", bound=BaseModel)
Row = TypeVar("Row")


class Page(BaseModel, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    next: str | None = Field(description="`cursor` of the following page; null at the end")


def page_of(
    rows: Sequence[Row], limit: int, *, item: Callable[[Row], Item], place: Callable[[Row], list[str]]
) -> Page[Item]:
    """The first `limit` rows as a page; one row more than that tells that there is a following one."""
    shown = rows[:limit]
    return Page(
        items=[item(row) for row in shown], next=_cursor(place(shown[-1])) if len(rows) > limit else None
    )


def sifted(
    rows_after: Callable[[UUID | None], Sequence[Row]],
    fits: Callable[[Row], bool],
    *,
    row_id: Callable[[Row], UUID],
    after: UUID | None,
    limit: int,
) -> list[Row]:
    """One row more than a page of those that fit, where only Python can tell which do.

    `rows_after` gives the `SIFTED` rows that follow an id.
    """
    found: list[Row] = []
    while True:
        rows = rows_after(after)
        found += [row for row in rows if fits(row)]
        if len(found) > limit or len(rows) < SIFTED:
            return found[: limit + 1]
        after = row_id(rows[-1])


def by_moment(at: datetime, row_id: UUID) -> list[str]:
    """The place of a row in a list that is ordered by moments."""
    return [at.isoformat(), str(row_id)]


def id_in(cursor: str | None) -> UUID | None:
    """The id a cursor names.

    Raises:
        Problem: 422, it is none of a list by ids.
    """
    if cursor is None:
        return None
    try:
        return UUID(_place_in(cursor, 1)[0])
    except ValueError:
        raise _bad_cursor() from None


def moment_and_id_in(cursor: str | None) -> tuple[datetime, UUID] | None:
    """The moment and id a cursor names.

    Raises:
        Problem: 422, it is none of a list by moments.
    """
    if cursor is None:
        return None
    told, row_id = _place_in(cursor, 2)
    try:
        moment, found = datetime.fromisoformat(told), UUID(row_id)
    except ValueError:
        raise _bad_cursor() from None
    if moment.tzinfo is None or not 1970 < moment.year < 9000:  # beyond that it cannot be told in UTC
        raise _bad_cursor()
    return moment, found


def _cursor(place: list[str]) -> str:
    return urlsafe_b64encode(json.dumps(place).encode()).decode()


def _place_in(cursor: str, length: int) -> list[str]:
    try:
        place = json.loads(urlsafe_b64decode(cursor.encode("ascii")))
    except (ValueError, RecursionError):
        raise _bad_cursor() from None
    if not isinstance(place, list) or len(place) != length:
        raise _bad_cursor()
    if not all(isinstance(each, str) for each in place):
        raise _bad_cursor()
    return place


def _bad_cursor() -> Problem:
    return Problem(422, "This cursor is not one of this list. Begin without a cursor.")
