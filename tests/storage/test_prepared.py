"""Prepared statements do what the session would do, in its transaction, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.tables import Conversation, Cycle, Member, Team
from storage.types import new_id
from storage.work import Storage, Work

ORG = "acme"
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

PEOPLE = (
    select(Member, Team, Member.nick == "Dana")
    .outerjoin(Team, Team.manager_id == Member.id)
    .where(Member.org_id == ORG, Member.staff_id.in_(bindparam("staff_ids", expanding=True)))
    .order_by(Member.staff_id)
)
RENAMED = (
    update(Member.__table__)  # type: ignore[arg-type]  # a mapped class's table
    .where(Member.__table__.c.staff_id == bindparam("of"))
    .values(name=bindparam("called"))
    .returning(Member.__table__.c.staff_id)
)
ANOTHER = insert(Member.__table__)  # type: ignore[arg-type]  # as above


@pytest.fixture
def people(storage: Storage) -> Storage:
    """Dana, who manages a team with a setting of its own, and Wang."""
    with storage.work() as work:
        dana = work.add(Member(org_id=ORG, staff_id="dana", nick="Dana", created_at=NOW))
        work.add(Member(org_id=ORG, staff_id="wang", nick="Wang", created_at=NOW))
        work.add(
            Team(
                org_id=ORG,
                conversation_id="c1",
                title="Growth",
                name="Growth",
                manager_id=dana.id,
                thresholds={"silence_days": 5},
                created_at=NOW,
            )
        )
    return storage


def found(work: Work, *staff_ids: str) -> list[tuple[str, str | None, bool]]:
    rows = work.load(PEOPLE, {"staff_ids": list(staff_ids)})
    return [(member.staff_id, team and team.name, is_dana) for member, team, is_dana in rows]


def test_rows_are_entities_and_plain_values(people: Storage) -> None:
    with people.work() as work:
        assert found(work, "dana", "wang") == [("dana", "Growth", True), ("wang", None, False)]


@pytest.mark.parametrize("staff_ids", [[], ["wang"], ["dana", "wang"], ["nobody"]])
def test_lists_of_any_length_are_looked_for(people: Storage, staff_ids: list[str]) -> None:
    with people.work() as work:
        rows = work.load(PEOPLE, {"staff_ids": staff_ids})
        assert rows == work.session.execute(PEOPLE, {"staff_ids": staff_ids}).all()


def test_every_field_is_as_the_session_reads_it(people: Storage) -> None:
    with people.work() as work:
        loaded = work.load(PEOPLE, {"staff_ids": ["dana"]})[0]
        prepared = [{key: getattr(row, key) for key in type(row).__table__.c.keys()} for row in loaded[:2]]  # noqa: SIM118 (a collection of columns, not a dict)
    with people.reading() as session:
        read = session.execute(PEOPLE, {"staff_ids": ["dana"]}).one()
        assert (
            prepared
            == [
                {key: getattr(row, key) for key in type(row).__table__.c.keys()}  # noqa: SIM118 (as above)
                for row in read[:2]
            ]
        )


def test_what_was_read_belongs_to_the_session(people: Storage) -> None:
    with people.work() as work:
        member, team, _ = work.load(PEOPLE, {"staff_ids": ["dana"]})[0]
        assert work.session.get(Team, (ORG, team.id)) is team
        member.nick = "Dana Q"
        assert work.load(PEOPLE, {"staff_ids": ["dana"]})[0][0] is member, "what is at hand is not read over"
        assert member.nick == "Dana Q"
    with people.reading() as session:
        assert session.scalar(select(Member.nick).where(Member.staff_id == "dana")) == "Dana Q"


def test_an_update_tells_what_it_met_and_is_undone_with_the_rest(people: Storage) -> None:
    with pytest.raises(ZeroDivisionError), people.work() as work:
        met = work.run(RENAMED, {"of": "dana", "called": "A"}, {"of": "nobody", "called": "B"})
        assert [row[0] for row in met] == ["dana"]
        raise ZeroDivisionError
    with people.reading() as session:
        assert session.scalar(select(Member.name).where(Member.staff_id == "dana")) is None


def test_a_refusal_of_the_database_is_sqlalchemys(people: Storage) -> None:
    again: dict[str, Any] = dict.fromkeys(Member.__table__.c.keys())
    again |= {"org_id": ORG, "id": new_id(), "staff_id": "dana", "admin": False, "created_at": NOW}
    with pytest.raises(IntegrityError), people.work() as work:
        work.run(ANOTHER, again)


def test_a_row_that_is_half_there_is_none(storage: Storage) -> None:
    """An outer join's other side, with a date and a number among its columns."""
    query = select(Conversation, Cycle).outerjoin(Cycle, Cycle.name == Conversation.conversation_id)
    with storage.work() as work:
        work.add(Conversation(org_id=ORG, robot="robot", conversation_id="c1", group=True))
        work.flush()
        conversation, cycle = work.load(query, {})[0]
        assert (conversation.group, cycle) == (True, None)
    with storage.work() as work:
        team = work.add(Team(org_id=ORG, conversation_id="c1", title="T", name="T", created_at=NOW))
        first, last = date(2026, 10, 1), date(2026, 12, 31)
        work.add(Cycle(org_id=ORG, team_id=team.id, name="c1", starts_on=first, ends_on=last, created_at=NOW))
        work.flush()
        cycle = work.load(query, {})[0][1]
        assert (cycle.starts_on, cycle.ends_on, cycle.blockers_made) == (first, last, 0)
