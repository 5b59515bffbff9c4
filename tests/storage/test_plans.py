"""What concerns one team reads nothing of the others, so that it takes as long in a large organization."""

from __future__ import annotations

from datetime import datetime

import pytest

from scheduler import rituals
from storage import administration, outbox
from storage.rituals import Key
from storage.tables import Ritual, RitualRun
from storage.work import Storage
from tests.dialogue import ORG
from tests.growth import resumed
from tests.plans import reading_widely
from tests.week import Week

SAID = [
    "KR1 60% conf 7",
    "KR1 61% conf 2 blocked on legal @wang",
    "/kr update KR1 62%, next call the bank",
    "oops KR1 63%",
    "/undo",
    "/kr",
    "/kr KR1",
    "/okr",
    "/blockers",
    "done B1",
    "/checkin",
    "/digest",
]
OPEN_ONLY = "USING INDEX ix_deliveries_open"
"""All of this index is little: what was sent does not stand in it."""
WEEKLY = ["digest", "missing", "no_update", "reminder"]


@pytest.fixture
def week(growth_storage: Storage, growth_moment: datetime) -> Week:
    week = resumed(Week(growth_storage, first=100), growth_moment)
    week.say("dana", "/team manager", mentions=["mai"])
    week.tick()
    return week


def test_messages(week: Week) -> None:
    with reading_widely(week.storage.engine) as found:
        for text in SAID:
            week.say("dana", text, mentions=["wang"] if "@wang" in text else [])
    assert found == []


def test_rituals(week: Week) -> None:
    week.say("dana", "KR1 55% conf 2 blocked on legal @wang", mentions=["wang"])
    due = [(each.next_due_at, Key(each.org_id, each.id)) for each in week.rows(Ritual) if each.kind in WEEKLY]
    with reading_widely(week.storage.engine) as found:
        for moment, key in due:
            assert moment is not None
            rituals.run(week.storage, week.deployment, key, moment)
    assert found == []
    assert len(week.rows(RitualRun)) == len(WEEKLY) == 4
    assert {each.outcome for each in week.rows(RitualRun)} <= {"said", "silent"}


def test_counting_what_did_not_leave(week: Week) -> None:
    """Prometheus asks several times a minute, and everything ever sent stays in the table."""
    with reading_widely(week.storage.engine) as found, week.storage.reading() as session:
        outbox.backlog(session, now=week.now)
    assert [each for each in found if OPEN_ONLY not in each] == []


def test_showing_what_did_not_leave(week: Week) -> None:
    with reading_widely(week.storage.engine) as found, week.storage.reading() as session:
        administration.undelivered(session, ORG, now=week.now)
    assert [each for each in found if OPEN_ONLY not in each] == []
