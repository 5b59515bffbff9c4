"""What a transaction touched is told after its commit, in this process and to all that share a database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from storage.engine import open_engine
from storage.tables import Comment, Cycle, KeyResult, Member, Objective, Organization, Team
from storage.tidings import CHANNEL, MOST_NAMED, Ear, Touched, tidings
from storage.work import Storage

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ORG = "ding-acme"


class Company:
    """A team with one key result."""

    def __init__(self, storage: Storage) -> None:
        self.dana = Member(org_id=ORG, staff_id="dana", created_at=NOW)
        self.team = Team(org_id=ORG, conversation_id="cid", title="Growth", name="Growth", created_at=NOW)
        self.cycle = Cycle(
            org_id=ORG,
            team_id=self.team.id,
            name="2026-Q4",
            starts_on=date(2026, 10, 1),
            ends_on=date(2026, 12, 31),
            created_at=NOW,
        )
        self.objective = Objective(
            org_id=ORG,
            team_id=self.team.id,
            cycle_id=self.cycle.id,
            number=1,
            title="Renewals",
            owner_id=self.dana.id,
            created_at=NOW,
        )
        self.key_result = KeyResult(
            org_id=ORG,
            team_id=self.team.id,
            cycle_id=self.cycle.id,
            objective_id=self.objective.id,
            number=1,
            title="Retention",
            kind="percent",
            start=Decimal(0),
            target=Decimal(100),
            owner_id=self.dana.id,
            paced_from=date(2026, 10, 1),
            created_at=NOW,
            initial=Decimal(0),
            initial_progress=Decimal(0),
            current=Decimal(0),
            progress=Decimal(0),
        )
        with storage.work() as work:
            work.add(Organization(org_id=ORG, created_at=NOW))
            for row in (self.dana, self.team, self.cycle, self.objective, self.key_result):
                work.add(row)

    def remark(self, storage: Storage) -> None:
        with storage.work() as work:
            work.append(
                Comment(
                    org_id=ORG,
                    key_result_id=self.key_result.id,
                    member_id=self.dana.id,
                    text="Well done",
                    at=NOW,
                )
            )


@contextmanager
def hearing(storage: Storage) -> Iterator[list[Touched]]:
    """What is heard on this database meanwhile, as a process would."""
    heard: list[Touched] = []
    if storage.engine.dialect.name != "postgresql":
        storage.listeners.append(heard.append)
        yield heard
        return
    news = threading.Event()

    def hear(touched: Touched) -> None:
        heard.append(touched)
        news.set()

    ear = Ear(storage.engine, hear)
    ear.start()
    assert ear.listening.wait(10)
    yield heard
    assert news.wait(10) or not heard
    ear.stop()


def test_who_listens_hears_what_was_touched(storage: Storage) -> None:
    company = Company(storage)
    with hearing(storage) as heard:
        company.remark(storage)
    assert heard == [Touched(ORG, {company.key_result.id})]


def test_what_is_changed_in_place_is_told_too(storage: Storage) -> None:
    company = Company(storage)
    with hearing(storage) as heard, storage.work() as work:
        row = work.session.get_one(KeyResult, (ORG, company.key_result.id))
        work.put(row, current=Decimal(5))
        team = work.session.get_one(Team, (ORG, company.team.id))
        team.name = "Growth team"
    assert heard == [Touched(ORG, {company.key_result.id}, set(), {company.team.id})]


def test_what_is_not_stored_is_not_told(storage: Storage) -> None:
    company = Company(storage)
    with hearing(storage) as heard:
        with pytest.raises(RuntimeError), storage.work() as work:
            work.session.get_one(Team, (ORG, company.team.id)).name = "Another"
            raise RuntimeError
        company.remark(storage)
    assert len(heard) == 1 and not heard[0].teams


def test_it_knows_in_which_objective_and_team_something_is(storage: Storage) -> None:
    company = Company(storage)
    with storage.reading() as session:
        (found,) = tidings(session, Touched(ORG, {company.key_result.id}))
    assert found.team_id == company.team.id
    assert found.objective is not None and found.objective.id == company.objective.id


def test_the_ear_connects_again(postgresql_engine: Engine) -> None:
    heard: list[Touched] = []
    news = threading.Event()

    def hear(touched: Touched) -> None:
        heard.append(touched)
        news.set()

    ear = Ear(postgresql_engine, hear)
    ear.start()
    assert ear.listening.wait(10)
    other = open_engine(postgresql_engine.url.render_as_string(hide_password=False))
    with other.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query = %s AND pid <> pg_backend_pid()",
            (f"LISTEN {CHANNEL}",),
        )
    company = Company(Storage(other, process="other"))
    while not news.wait(0.3):  # until it is there again
        company.remark(Storage(other, process="other"))
    ear.stop()
    other.dispose()
    assert heard[0].key_results == {company.key_result.id}


def test_the_ear_passes_over_what_it_does_not_know(postgresql_engine: Engine) -> None:
    storage = Storage(postgresql_engine, process="this")
    company = Company(storage)
    with hearing(storage) as heard:
        for nonsense in ("", "hello", "{}", "[7, 8]", '["ding-acme", ["no id"]]'):
            with postgresql_engine.begin() as connection:
                connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (CHANNEL, nonsense))
        company.remark(storage)
    assert heard == [Touched(ORG, {company.key_result.id})]


def test_of_very_many_only_the_organization_is_told() -> None:
    touched = Touched(ORG, {uuid4() for _ in range(MOST_NAMED + 1)})
    assert Touched.read(touched.written()) == Touched(ORG)
    few = Touched(ORG, {uuid4()}, {uuid4()}, {uuid4()})
    assert Touched.read(few.written()) == few
