"""Reading query parameters. Invalid ones are ignored, so that no old link leads to an error."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

Choice = TypeVar("Choice", bound=StrEnum)


def chosen_id(query: Mapping[str, str], name: str) -> UUID | None:
    """The row that a field names."""
    with suppress(ValueError):
        return UUID(query.get(name, ""))
    return None


def chosen(query: Mapping[str, str], name: str, among: type[Choice]) -> Choice | None:
    """One of several."""
    with suppress(ValueError):
        return among(query.get(name, ""))
    return None


def chosen_moment(query: Mapping[str, str], name: str) -> datetime | None:
    """A moment with its zone, told in UTC."""
    with suppress(ValueError, OverflowError):  # the second in the first and the last year there is
        moment = datetime.fromisoformat(query.get(name, ""))
        return moment.astimezone(UTC) if moment.tzinfo is not None else None
    return None
