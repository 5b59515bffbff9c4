"""Moments, numbers and ids mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from storage.types import ExactDecimal, UtcDateTime, new_id

KATHMANDU = timezone(timedelta(hours=5, minutes=45))

KEPT = Table(
    "kept",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("moment", UtcDateTime),
    Column("number", ExactDecimal),
)


@pytest.fixture
def connection(empty_engine: Engine) -> Iterator[Connection]:
    KEPT.metadata.create_all(empty_engine)
    with empty_engine.begin() as connection:
        yield connection


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "2026-11-20T09:00:00+00:00"),
        (datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")), "2026-11-20T01:00:00+00:00"),
        (datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/Berlin")), "2026-06-30T22:30:00+00:00"),
        (datetime(2026, 1, 1, 5, 45, 0, 1, KATHMANDU), "2026-01-01T00:00:00.000001+00:00"),
    ],
)
def test_a_moment_comes_back_in_utc(connection: Connection, stored: datetime, read: str) -> None:
    connection.execute(insert(KEPT).values(moment=stored))
    moment = connection.scalars(select(KEPT.c.moment)).one()
    assert moment is not None
    assert moment.isoformat() == read


def test_a_moment_without_a_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        connection.execute(insert(KEPT).values(moment=datetime(2026, 11, 20, 9, 0)))  # noqa: DTZ001 (the case)


def test_moments_compare_as_moments_whatever_their_zone(connection: Connection) -> None:
    nine_in_shanghai = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    connection.execute(insert(KEPT).values(moment=nine_in_shanghai))
    two_in_the_morning = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    assert connection.scalar(select(KEPT.c.id).where(KEPT.c.moment < two_in_the_morning)) == 1
    assert connection.scalar(select(KEPT.c.id).where(KEPT.c.moment == nine_in_shanghai.astimezone(UTC))) == 1


@pytest.mark.parametrize(
    "number",
    [
        "0",
        "60",
        "-3.5",
        "0.1",
        "999999999999999",
        "1234567890123.45678",
        "0.000000000000001",
        "1E+14",
        "2.50",
    ],
)
def test_a_number_comes_back_as_it_went_in(connection: Connection, number: str) -> None:
    connection.execute(insert(KEPT).values(number=Decimal(number)))
    read = connection.scalar(select(KEPT.c.number))
    assert isinstance(read, Decimal)
    assert f"{read:f}" == f"{Decimal(number):f}"


def test_nothing_comes_back_as_nothing(connection: Connection) -> None:
    connection.execute(insert(KEPT).values(moment=None, number=None))
    assert connection.execute(select(KEPT.c.moment, KEPT.c.number)).one() == (None, None)


def test_ids_grow_in_the_order_they_are_made() -> None:
    made = [new_id() for _ in range(20_000)]  # more than one millisecond's 4,096
    assert made == sorted(set(made))
    assert {each.version for each in made} == {7}


def test_an_id_tells_when_it_was_made() -> None:
    before = datetime.now(UTC)
    made = datetime.fromtimestamp((new_id().int >> 80) / 1000, UTC)
    assert abs(made - before) < timedelta(seconds=10)


@given(st.lists(st.integers(min_value=0, max_value=3), max_size=5))
def test_ids_of_later_batches_follow(sizes: list[int]) -> None:
    batches = [[new_id() for _ in range(size)] for size in sizes]
    flat = [each for batch in batches for each in batch]
    assert flat == sorted(flat)
