"""What SQLite reads to answer statements, by its own plan of each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

WHOLE = re.compile(r"SCAN (?!CONSTANT)\w+|SEARCH (?!organizations)\w+ .*\(org_id=\?\)$")
"""A table from its first row to its last, or all that one organization has in it."""


@contextmanager
def reading_widely(engine: Engine) -> Iterator[list[str]]:
    """The statements that read whole tables or organizations while the context is open; filled at its end.

    SQLite plans by tables and indexes alone, for nobody counts rows for it: few of them show what many would.
    """
    asked: list[str] = []
    found: list[str] = []

    def note(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(asked.append)

    event.listen(engine, "begin", note)
    try:
        yield found
    finally:
        event.remove(engine, "begin", note)
    engine.dispose()
    with engine.connect() as connection:
        for statement in dict.fromkeys(each for each in asked if each.startswith(("SELECT", "UPDATE"))):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")
            found += [f"{row.detail}: {statement}" for row in plan if WHOLE.match(row.detail)]
