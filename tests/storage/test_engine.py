"""Which databases are taken, and what is switched on for them."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from storage.engine import open_engine
from tests import databases


@pytest.mark.parametrize("url", ["mysql://localhost/okr", "oracle://localhost/okr"])
def test_another_database_is_refused_with_the_two_that_work(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL must be sqlite:///… or postgresql://…"):
        open_engine(url)


def test_the_password_of_a_refused_database_is_not_told() -> None:
    with pytest.raises(ValueError, match="mysql") as refused:
        open_engine("mysql://okr:secret@localhost/okr")
    assert "secret" not in str(refused.value)


def test_an_upgraded_sqlite_file_is_in_wal_with_references_held(sqlite_url: str) -> None:
    with databases.opened(sqlite_url) as engine, engine.connect() as connection:
        settings = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 5000}


def test_postgresql_speaks_utc_and_does_not_wait_for_ever(postgresql_engine: Engine) -> None:
    with postgresql_engine.connect() as connection:
        settings = [connection.scalar(text(f"SHOW {name}")) for name in ("timezone", "lock_timeout")]
    assert settings == ["UTC", "5s"]
