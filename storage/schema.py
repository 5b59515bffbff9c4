"""Brings a database to the tables of this version, and tells whether it is there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from storage import expectations
from storage.engine import use_wal
from storage.tables import Base
from storage.types import ExactDecimal

UPGRADE_SECONDS = 60
"""How long a process that starts waits for another one that is upgrading the same database."""

_UPGRADE_LOCK = 0x6F6B72  # "okr", for PostgreSQL's advisory locks


class UnknownRevisionError(Exception):
    """The database is at a step this version does not have: a newer version upgraded it."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is at revision {revision}, which this version of okrbot does not know: a newer "
            "version upgraded it. Nothing was changed. Install that version again, or restore a backup."
        )


def head() -> str:
    """The revision whose tables are those of `storage.tables`."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(engine: Engine) -> str | None:
    """The database's revision; None if it has no tables of ours."""
    with engine.execution_options(reading=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether the database is at `head`."""
    return current(engine) == head()


def upgrade(engine: Engine) -> None:
    """Take all missing steps, or none; processes that start together do it once.

    Raises UnknownRevisionError if the database was upgraded by a newer version.
    """
    _refuse_unknown(current(engine))
    _remember_wal(engine)
    with migrating(engine) as config:
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            expectations.tell(config.attributes["connection"])


def downgrade(engine: Engine, revision: str) -> None:
    """Take steps back to `revision` ("base" for an empty database). What the steps added is lost."""
    with migrating(engine) as config:
        command.downgrade(config, revision)


def differences(engine: Engine) -> list[str]:
    """Where the database's tables differ from `storage.tables`; empty at `head`, unless altered by hand."""
    with engine.execution_options(reading=True).connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARING)
        return [str(difference) for difference in compare_metadata(context, Base.metadata)]


@contextmanager
def migrating(engine: Engine) -> Iterator[Config]:
    """Alembic's configuration with a transaction in which this process alone migrates."""
    with engine.connect() as connection, _alone(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            _wait_for_lock(connection)
        config = _config()
        config.attributes["connection"] = connection
        yield config
        _check_references(connection)


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """For SQLite: wait longer for the lock, and let tables that others refer to be dropped and made anew.

    Both are settings of the connection and cannot be made inside the transaction.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    waiting = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout={UPGRADE_SECONDS * 1000}")
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA busy_timeout={waiting}")


def _wait_for_lock(connection: Connection) -> None:
    usual = connection.scalar(text("SHOW lock_timeout"))
    connection.execute(text(f"SET LOCAL lock_timeout = '{UPGRADE_SECONDS}s'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
    connection.execute(text(f"SET LOCAL lock_timeout = '{usual}'"))


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL checks them itself
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"{len(broken)} rows would refer to nothing, as {broken[0]}; nothing was changed")


def _remember_wal(engine: Engine) -> None:
    """Two processes that switch the same new file at once fail each other without waiting: try again."""
    until = time.monotonic() + UPGRADE_SECONDS
    while True:
        try:
            return use_wal(engine)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise OperationalError("PRAGMA journal_mode=WAL", None, error) from error
            time.sleep(0.05)


def _refuse_unknown(revision: str | None) -> None:
    known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise UnknownRevisionError(revision)


def _config() -> Config:
    config = Config()
    folder = str(files("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))  # Config reads % as a reference
    return config


def _same_type(_context: Any, _inspected: Any, _column: Any, _stored: Any, declared: Any) -> bool | None:
    """False says that the types agree; None lets alembic compare them."""
    return False if isinstance(declared, ExactDecimal) else None


COMPARING: dict[str, Any] = {"compare_type": _same_type}
"""How alembic compares tables. SQLite keeps an ExactDecimal as text: to alembic a difference, to us none."""
