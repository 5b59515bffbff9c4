"""The table sizes that SQLite is told to expect, so that it finds a team's rows without reading all others.

SQLite plans a query by how many rows share a value of an index. Without statistics it assumes that an
organization has ten rows, and that any index beginning with the organization will do; but there is nearly
always just one organization, which owns everything. Counting (ANALYZE) would help a company at work, and
mislead one that began today and has three rows. So the expected sizes are written down, once and for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

ROWS = 1_000_000
"""In a table, all of one organization."""
FEW_ROWS = 1_000
"""In a partial index: of what is still to be done, was given up or taken back."""
ALIKE = 10
"""Rows that share a second column, too, like a team's key results; half of them share a third, and so on."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_INDEXES = 'SELECT name, "unique", partial FROM pragma_index_list(?)'
_COLUMNS = "SELECT name FROM pragma_index_info(?) ORDER BY seqno"


def tell(connection: Connection) -> None:
    """Write the expected sizes into SQLite's own table of statistics, unless they are there already."""
    connection.exec_driver_sql("ANALYZE sqlite_master")  # makes that table and counts nothing
    expected = set(_expected(connection))
    stored = connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1")
    if {tuple(row) for row in stored} != expected:
        connection.exec_driver_sql("DELETE FROM sqlite_stat1")
        connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", sorted(expected))
        connection.exec_driver_sql("ANALYZE sqlite_master")  # from now on it is so


def _expected(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """For each index: its table, its name, and how many rows it has, then share one column, two, …"""
    for table in connection.exec_driver_sql(_TABLES).scalars().all():
        for index, unique, partial in connection.exec_driver_sql(_INDEXES, (table,)).all():
            columns = connection.exec_driver_sql(_COLUMNS, (index,)).scalars().all()
            rows = FEW_ROWS if partial else ROWS
            alike = list(_alike(columns, rows))
            if unique:
                alike[-1] = 1
            yield table, index, " ".join(map(str, (rows, *alike)))


def _alike(columns: Sequence[str], rows: int) -> Iterator[int]:
    """How many rows share the first column, the first two, and so on."""
    alike = rows
    for column in columns:
        if column != "org_id":
            alike = ALIKE if alike == rows else max(1, alike // 2)
        yield alike
