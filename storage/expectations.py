"""What SQLite is told to expect of the tables, so that it finds a team's rows without reading all others.

It chooses the way to a query's rows by how many rows an index has alike. Untold, it takes ten rows to be all
that an organization has, and any index that begins with the organization will do; but nearly always there is
one organization, and everything is its. Counting (ANALYZE) would tell so of a company at work, and of one
that begins today that it has three rows. What is expected is therefore written down, once and for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

ROWS = 1_000_000
"""In a table, all of one organization."""
FEW_ROWS = 1_000
"""In an index of some rows only: of what is still to be done, or was taken back."""
ALIKE = 10
"""Rows alike in a second column, too, as a team's key results are; half of them in a third, and so on."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_INDEXES = 'SELECT name, "unique", partial FROM pragma_index_list(?)'
_COLUMNS = "SELECT name FROM pragma_index_info(?) ORDER BY seqno"


def tell(connection: Connection) -> None:
    """Write down what is expected, in SQLite's own table for it, unless it stands there already."""
    connection.exec_driver_sql("ANALYZE sqlite_master")  # makes that table and counts nothing
    expected = set(_expected(connection))
    stored = connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1")
    if {tuple(row) for row in stored} != expected:
        connection.exec_driver_sql("DELETE FROM sqlite_stat1")
        connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", sorted(expected))
        connection.exec_driver_sql("ANALYZE sqlite_master")  # from now on it is so


def _expected(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Of each index the table, its name, and how many rows it has: all, alike in one column, in two, …"""
    for table in connection.exec_driver_sql(_TABLES).scalars().all():
        for index, unique, partial in connection.exec_driver_sql(_INDEXES, (table,)).all():
            columns = connection.exec_driver_sql(_COLUMNS, (index,)).scalars().all()
            rows = FEW_ROWS if partial else ROWS
            alike = list(_alike(columns, rows))
            if unique:
                alike[-1] = 1
            yield table, index, " ".join(map(str, (rows, *alike)))


def _alike(columns: Sequence[str], rows: int) -> Iterator[int]:
    """How many rows are alike in the first column, in the first two, and so on."""
    alike = rows
    for column in columns:
        if column != "org_id":
            alike = ALIKE if alike == rows else max(1, alike // 2)
        yield alike
