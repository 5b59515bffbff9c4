"""A past for okrbot's key results, written straight into its SQLite file, and its bill made endless."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from storage import schema
from storage.calls import day_of
from storage.engine import open_engine
from storage.tables import CallCount
from storage.work import Storage

TEXT = "a check-in of the past"

FILL = """
INSERT INTO check_ins (org_id, id, key_result_id, member_id, at, created_at, value, progress,
                       progress_stated, confidence, note, original_text)
WITH RECURSIVE hours(passed) AS (SELECT 1 UNION ALL SELECT passed + 1 FROM hours WHERE passed < :each)
SELECT org_id,
       printf('%012x70008%015x', passed, row_number() OVER ()),
       id, owner_id,
       strftime('%Y-%m-%d %H:%M:%f000', 'now', '-1 day', (passed - :each) || ' hours'),
       strftime('%Y-%m-%d %H:%M:%f000', 'now', '-1 day', (passed - :each) || ' hours'),
       start, initial_progress, 0, 7, 'as before', :text
FROM hours CROSS JOIN key_results
"""
"""Ids grow with time as okrbot's own do; the newest is a day old."""


def prepare(database: Path, org_id: str) -> None:
    """Make the tables, and give the organization so many webhook calls that receipts never go by API.

    DingTalk's standard edition has 3,000 a month, which a benchmark uses up in a minute.
    """
    engine = open_engine(f"sqlite:///{database}")
    schema.upgrade(engine)
    credit = CallCount(org_id=org_id, day=day_of(datetime.now(UTC)), kind="webhook", calls=-1_000_000_000)
    with Storage(engine, process="benchmark").work() as work:
        work.add(credit)
    engine.dispose()


def check_key_results(database: Path, expected: int) -> None:
    """RuntimeError unless there are so many: the loads would then ask for what is not there."""
    with closing(sqlite3.connect(database)) as rows:
        found = rows.execute("SELECT count(*) FROM key_results").fetchone()[0]
    if found != expected:
        raise RuntimeError(f"{expected} key results were asked for by message, {found} were made.")


def fill(database: Path, check_ins: int) -> None:
    """Store so many check-ins (rounded to a whole number each), spread evenly over all key results."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=60)) as rows:
        key_results = rows.execute("SELECT count(*) FROM key_results").fetchone()[0]
        rows.execute(FILL, {"each": check_ins // key_results, "text": TEXT})
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
