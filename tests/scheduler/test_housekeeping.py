"""What is kept for a time only is gone when that is over, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from scheduler.housekeeping import AT_ONCE, delete_expired_webhooks, delete_old, empty, old_deliveries
from storage.tables import Conversation, Delivery, Inbox, Member, Question
from storage.work import Storage

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
ORG = "ding-acme"
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def test_session_webhooks_go_when_they_expire(storage: Storage) -> None:
    with storage.work() as work:
        for name, expires in (("alive", NOW + SECOND), ("expired", NOW), ("none", None)):
            work.add(
                Conversation(
                    org_id=ORG,
                    robot="robot",
                    conversation_id=name,
                    group=True,
                    webhook=f"https://example.com/{name}" if expires else None,
                    webhook_expires_at=expires,
                )
            )
    delete_expired_webhooks(storage, NOW)
    delete_expired_webhooks(storage, NOW)
    with storage.reading() as session:
        left = {row.conversation_id: row.webhook for row in session.scalars(select(Conversation))}
    assert left == {"alive": "https://example.com/alive", "expired": None, "none": None}


def delivery(number: int, age: timedelta, *, sent: bool = True, dead: bool = False) -> Delivery:
    return Delivery(
        org_id=ORG,
        once=str(number),
        robot="robot",
        lane="lane",
        title="KR1 retention",
        text="@dana01 KR1 is at 60%",
        at={"dana01": "Dana"},
        chart={"rows": ["KR1 retention"]},
        created_at=NOW - age,
        not_before=NOW - age,
        sent_at=NOW - age if sent else None,
        dead_at=NOW - age if dead else None,
    )


@pytest.mark.parametrize(
    ("age", "sent", "dead", "emptied"),
    [
        (90 * DAY, True, False, True),
        (90 * DAY - SECOND, True, False, False),
        (90 * DAY, False, True, True),
        (90 * DAY, False, False, False),
    ],
)
def test_the_words_of_a_delivery_go_after_90_days(
    sqlite_storage: Storage, age: timedelta, sent: bool, dead: bool, emptied: bool
) -> None:
    with sqlite_storage.work() as work:
        work.add(delivery(1, age, sent=sent, dead=dead))
    empty(sqlite_storage, old_deliveries(sqlite_storage, NOW))
    with sqlite_storage.reading() as session:
        row = session.scalars(select(Delivery)).one()
    assert (row.text, row.title, row.at) == (
        ("", "", {}) if emptied else ("@dana01 KR1 is at 60%", "KR1 retention", {"dana01": "Dana"})
    )
    assert (row.chart is None) is emptied
    assert row.created_at == NOW - age, "that something was said, and when, stays"


def test_many_old_deliveries_are_emptied_in_parts(storage: Storage) -> None:
    with storage.work() as work:
        for number in range(2 * AT_ONCE + 1):
            work.add(delivery(number, 91 * DAY))
    parts = []
    while old := old_deliveries(storage, NOW):
        empty(storage, old)
        parts.append(len(old))
    assert parts == [AT_ONCE, AT_ONCE, 1]
    with storage.reading() as session:
        assert set(session.scalars(select(Delivery.text))) == {""}


def test_message_ids_go_after_a_week(storage: Storage) -> None:
    with storage.work() as work:
        for name, age in (("old", 7 * DAY), ("young", 7 * DAY - SECOND)):
            work.add(Inbox(org_id=ORG, robot="robot", message_id=name, received_at=NOW - age))
    delete_old(storage, NOW)
    with storage.reading() as session:
        assert list(session.scalars(select(Inbox.message_id))) == ["young"]


def test_questions_go_a_day_after_they_are_over(storage: Storage) -> None:
    with storage.work() as work:
        dana = work.add(Member(org_id=ORG, staff_id="dana01", created_at=NOW))
        for kind, expires, closed in (
            ("open", NOW + DAY, None),
            ("expired long ago", NOW - DAY, None),
            ("expired lately", NOW - SECOND, None),
            ("answered long ago", NOW + DAY, NOW - DAY),
            ("answered lately", NOW + DAY, NOW - SECOND),
        ):
            work.add(question(dana.id, kind, expires, closed))
    delete_old(storage, NOW)
    with storage.reading() as session:
        left = set(session.scalars(select(Question.kind)))
    assert left == {"open", "expired lately", "answered lately"}


def question(member_id: UUID, kind: str, expires: datetime, closed: datetime | None) -> Question:
    return Question(
        org_id=ORG,
        conversation_id="cid",
        member_id=member_id,
        kind=kind,
        payload={},
        asked_at=NOW - 2 * DAY,
        expires_at=expires,
        closed_at=closed,
    )
