"""How large a file may be that strangers hand in, and why one cannot be read."""

from __future__ import annotations

from enum import StrEnum

MOST_BYTES = 10_000_000
"""Of a file as it is handed in."""
MOST_UNPACKED_BYTES = 80_000_000
"""Of an XLSX file once unpacked; a small one may hold gigabytes."""
MOST_ROWS = 10_000
MOST_COLUMNS = 60
MOST_SHEETS = 20
HEADING_ROWS = 10
"""The headings stand in one of the first rows."""


class Fault(StrEnum):
    """Why a file cannot be read."""

    TOO_LARGE = "too_large"
    TOO_LARGE_UNPACKED = "too_large_unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    EMPTY = "empty"
    OLD = "old"
    MACROS = "macros"
    BROKEN = "broken"
    OTHER = "other"
    """Neither XLSX nor CSV."""
    ENCODING = "encoding"


class Unreadable(Exception):  # noqa: N818 (it reads as what it is)
    """The file cannot be read; nothing was changed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
