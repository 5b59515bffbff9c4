"""Long lists in pages: the cursor names the last row that was shown, never a count."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from fastapi import Depends
from pydantic import BaseModel, Field

from bot.web.api.fields import USUAL, Cursor, Limit
from bot.web.problems import Problem

SIFTED = 200
"""Rows looked at in one go for those that fit."""

Item = TypeVar("Item", bound=BaseModel)
Row = TypeVar("Row")


class Page(BaseModel, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    next: str | None = Field(description="`cursor` of the following page; null at the end")


@dataclass(frozen=True, slots=True)
class Paging:
    """The part of a list that a request asks for: at most `limit` items, from behind `cursor` on."""

    limit: int
    cursor: str | None

    @property
    def most(self) -> int:
        """How many rows to look for: one more than is shown tells that there is a following page."""
        return self.limit + 1

    @property
    def after(self) -> UUID | None:
        """The id behind which the rows are. Raises Problem: 422, the cursor is none of a list by ids."""
        return _id_in(self.cursor)

    @property
    def after_moment(self) -> tuple[datetime, UUID] | None:
        """The same of a list by moments."""
        return _moment_and_id_in(self.cursor)

    def page(
        self, rows: Sequence[Row], *, item: Callable[[Row], Item], row_id: Callable[[Row], UUID]
    ) -> Page[Item]:
        """The rows of a list by ids as a page."""
        return self._page(rows, item, lambda row: [str(row_id(row))])

    def page_by_moment(
        self,
        rows: Sequence[Row],
        *,
        item: Callable[[Row], Item],
        place: Callable[[Row], tuple[datetime, UUID]],
    ) -> Page[Item]:
        """The rows of a list that is ordered by moments, then by ids."""

        def told(row: Row) -> list[str]:
            at, row_id = place(row)
            return [at.isoformat(), str(row_id)]

        return self._page(rows, item, told)

    def _page(
        self, rows: Sequence[Row], item: Callable[[Row], Item], place: Callable[[Row], list[str]]
    ) -> Page[Item]:
        shown = rows[: self.limit]
        following = _cursor(place(shown[-1])) if len(rows) > self.limit else None
        return Page(items=[item(row) for row in shown], next=following)

    def sifted(
        self,
        rows_after: Callable[[UUID | None, int], Sequence[Row]],
        fits: Callable[[Row], bool] | None,
        *,
        row_id: Callable[[Row], UUID],
    ) -> Sequence[Row]:
        """The rows for a page where only Python can tell which of them fit; None: all do.

        `rows_after` gives the rows that follow an id, at most so many.
        """
        after = self.after
        if fits is None:
            return rows_after(after, self.most)
        found: list[Row] = []
        while True:
            rows = rows_after(after, SIFTED)
            found += filter(fits, rows)
            if len(found) > self.limit or len(rows) < SIFTED:
                return found[: self.most]
            after = row_id(rows[-1])


async def _paging(limit: Limit = USUAL, cursor: Cursor = None) -> Paging:
    return Paging(limit, cursor)


Paged = Annotated[Paging, Depends(_paging)]
"""The parameters `limit` and `cursor` of every list."""


def _id_in(cursor: str | None) -> UUID | None:
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


def _moment_and_id_in(cursor: str | None) -> tuple[datetime, UUID] | None:
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
