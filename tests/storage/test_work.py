"""One transaction: all of it is stored, or nothing; and what a message changed can be told afterwards."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from storage.tables import Base, Change, Cycle, Delivery, Edit, Member, Team
from storage.types import new_id
from storage.work import HAND_OVER, ChangeInHand, Storage, Work, plain

ORG = "acme"
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def dana() -> Member:
    return Member(org_id=ORG, staff_id="dana", created_at=NOW)


def growth(**fields: Any) -> Team:
    return Team(org_id=ORG, conversation_id="c1", title="Growth", name="Growth", created_at=NOW, **fields)


def delivery(once: str, *, not_before: datetime = NOW) -> Delivery:
    return Delivery(
        org_id=ORG,
        once=once,
        robot="robot",
        lane="c1",
        title="Board",
        text="On track",
        at={},
        created_at=NOW,
        not_before=not_before,
    )


def change_by(work: Work, member: Member) -> ChangeInHand:
    return work.change("update", org_id=ORG, member_id=member.id, conversation_id="c1", at=NOW)


def count(storage: Storage, table: type[Base]) -> int:
    with storage.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_what_is_added_is_stored_on_leaving(storage: Storage) -> None:
    with storage.work() as work:
        work.add(dana())
        assert count_inside(work) == 0, "not before it is flushed"
        work.flush()
        assert count_inside(work) == 1
    assert count(storage, Member) == 1


def count_inside(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(Member)) or 0


def test_nothing_is_stored_when_something_fails(storage: Storage) -> None:
    with pytest.raises(ZeroDivisionError), storage.work() as work:
        work.add(dana())
        work.flush()
        work.owe(delivery("receipt"), now=NOW)
        raise ZeroDivisionError
    assert count(storage, Member) == 0
    assert count(storage, Delivery) == 0


def test_the_same_thing_is_never_owed_twice(storage: Storage) -> None:
    with storage.work() as work:
        work.owe(delivery("digest:42"), now=NOW)
    with pytest.raises(IntegrityError), storage.work() as work:
        work.add(dana())
        work.owe(delivery("digest:42"), now=NOW)
    assert count(storage, Delivery) == 1
    assert count(storage, Member) == 0


def test_who_writes_a_delivery_sends_it_first(storage: Storage) -> None:
    with storage.work() as work:
        work.owe(delivery("now"), now=NOW)
        work.owe(delivery("later", not_before=NOW + timedelta(hours=8)), now=NOW)
    assert [(each.once, each.leased_by, each.leased_until) for each in work.owed] == [
        ("now", "test", NOW + HAND_OVER)
    ]
    with storage.reading() as session:
        later = session.scalars(select(Delivery).where(Delivery.once == "later")).one()
    assert (later.leased_by, later.leased_until) == (None, None)


def test_rows_may_be_written_in_any_order(storage: Storage) -> None:
    with storage.work() as work:
        boss = dana()
        work.add(growth(manager_id=boss.id))
        work.flush()
        work.add(boss)
    assert count(storage, Team) == 1


def test_but_must_refer_to_something_in_the_end(storage: Storage) -> None:
    with pytest.raises(IntegrityError), storage.work() as work:
        work.add(growth(manager_id=new_id()))
    assert count(storage, Team) == 0


def test_nobody_belongs_to_another_organization(storage: Storage) -> None:
    with pytest.raises(IntegrityError), storage.work() as work:
        stranger = work.add(Member(org_id="other", staff_id="leo", created_at=NOW))
        work.add(growth(manager_id=stranger.id))
    assert count(storage, Team) == 0


def test_a_change_keeps_what_was_there_before(storage: Storage) -> None:
    with storage.work() as work:
        member, team = work.add(dana()), work.add(growth())
    with storage.work() as work:
        team = work.session.merge(team, load=False)
        change = change_by(work, member)
        change.set(team, language="id", timezone=None, manager_id=member.id)
        assert (team.language, team.manager_id) == ("id", member.id)
    with storage.reading() as session:
        edit = session.scalars(select(Edit)).one()
    assert (edit.noun, edit.subject_id) == ("teams", team.id)
    assert edit.before == {"language": None, "manager_id": None}, "the zone stayed what it was"
    assert edit.after == {"language": "id", "manager_id": str(member.id)}


def test_a_change_names_the_rows_it_made(storage: Storage) -> None:
    with storage.work() as work:
        change = change_by(work, work.add(dana()))
        team = work.add(growth())
        cycle = change.create(
            Cycle(
                org_id=ORG,
                team_id=team.id,
                name="2026-Q4",
                starts_on=date(2026, 10, 1),
                ends_on=date(2026, 12, 31),
                created_at=NOW,
            )
        )
    with storage.reading() as session:
        [created] = session.scalars(select(Change.created))
    assert created == [f"cycles:{cycle.id}"], "taking it back is withdrawing what it made"
    assert count(storage, Edit) == 0


def test_a_message_that_changes_nothing_leaves_no_change(storage: Storage) -> None:
    with storage.work() as work:
        team = work.add(growth())
        change_by(work, work.add(dana())).set(team, name="Growth", language=None)
    assert count(storage, Change) == 0
    assert count(storage, Edit) == 0


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (NOW, "2026-11-02T09:00:00+00:00"),
        (date(2026, 11, 2), "2026-11-02"),
        (Decimal("0.60"), "0.60"),
        (True, True),
        (None, None),
        ("法务", "法务"),
    ],
)
def test_fields_are_kept_as_json_keeps_them(value: object, told: object) -> None:
    assert plain(value) == told


def test_two_writers_wait_for_each_other(storage: Storage) -> None:
    """A reads, then B writes, then A writes: without a lock from the beginning one of them would fail."""
    with storage.work() as work:
        team = work.add(growth())
    rounds, together = 25, threading.Barrier(2)

    def rename() -> None:
        together.wait()
        for _ in range(rounds):
            with storage.work() as work:
                row = work.session.scalars(select(Team).where(Team.id == team.id).with_for_update()).one()
                row.name = str(int(row.name.removeprefix("Growth") or 0) + 1)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(rename), pool.submit(rename)]:
            done.result()
    with storage.reading() as session:
        assert session.scalars(select(Team.name)).one() == str(2 * rounds)


def test_a_reader_does_not_wait_for_a_writer(storage: Storage) -> None:
    with storage.work() as work:
        work.add(growth())
    with storage.work() as work:
        work.session.scalars(select(Team)).one().name = "Sales"
        work.flush()
        with storage.reading() as session:
            assert session.scalars(select(Team.name)).one() == "Growth"
    with storage.reading() as session:
        assert session.scalars(select(Team.name)).one() == "Sales"


def test_a_reader_stores_nothing(storage: Storage) -> None:
    with storage.reading() as session:
        session.add(dana())
        session.flush()
    assert count(storage, Member) == 0


def test_what_is_put_is_stored_and_seen_at_once(storage: Storage) -> None:
    with storage.work() as work:
        team = work.add(growth())
    with storage.work() as work:
        team = work.session.merge(team, load=False)
        work.put(team, name="Growth and Support", language="vi")
        assert team.name == "Growth and Support"
    with storage.reading() as session:
        stored = session.scalars(select(Team)).one()
    assert (stored.name, stored.language) == ("Growth and Support", "vi")


def test_what_is_appended_is_seen_by_queries_after_a_flush(storage: Storage) -> None:
    with storage.work() as work:
        work.append(growth())
        assert work.session.scalars(select(Team)).all() == []
        work.flush()
        assert work.session.scalars(select(Team)).one().name
