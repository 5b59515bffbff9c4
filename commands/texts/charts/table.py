"""What a picture shows, as the rows of a table, for whoever cannot see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The twin of a picture. All cells are plain words, the first of each row is what the row is about."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
