"""One engine for SQLite and PostgreSQL, and the traps of both in one place."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 5
"""How long a statement waits for another process's lock before it fails and the message is retried."""


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://…` (psycopg 3 is the driver).

    SQLite transactions begin with BEGIN IMMEDIATE: two writers that begin deferred fail each other however
    long they wait. Connections with the execution option `reading` begin deferred and never block a writer.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(url)
    if parsed.get_backend_name() != "postgresql":
        raise ValueError(f"DATABASE_URL must be sqlite:///… or postgresql://…, not {parsed.drivername}://…")
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        hide_parameters=True,  # they hold what people said
        connect_args={"connect_timeout": 10, "options": f"-c lock_timeout={BUSY_SECONDS}s -c timezone=UTC"},
    )


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,
        pool_use_lifo=True,  # the writer gets its own connection back, which still knows the pages it wrote
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver must not begin by itself
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        driver: Any = connection.connection.dbapi_connection
        statement = "BEGIN" if reading else "BEGIN IMMEDIATE"
        try:
            driver.execute(statement)
        except sqlite3.OperationalError as error:  # a database that is locked must look as on any other way
            raise OperationalError(statement, None, error) from error

    @event.listens_for(engine, "reset")
    def leave(connection: Any, _entry: ConnectionPoolEntry, _state: Any) -> None:
        connection.rollback()  # a COMMIT that failed leaves SQLite's transaction open

    return engine


def use_wal(engine: Engine) -> None:
    """Let readers and the writer of a SQLite file work side by side. Once is enough: the file remembers."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        raw.close()
