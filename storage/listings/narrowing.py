"""What several lists are narrowed by."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement

from storage.tables import Cycle


def in_cycle(named: str | None) -> ColumnElement[bool]:
    """Of all cycles with this name, also closed ones; without a name of those that are open."""
    return Cycle.closed_at.is_(None) if named is None else Cycle.name == named


def uuid_in(text: str) -> UUID | None:
    """The id a text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
