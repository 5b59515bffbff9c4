"""What concerns one team reads nothing of the others, so that it takes as long in a large organization."""

from __future__ import annotations

from datetime import datetime

import pytest

from scheduler import rituals
from storage.rituals import Key
from storage.tables import Ritual, RitualRun
from storage.work import Storage
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
WEEKLY = ["digest", "missing", "no_update", "reminder"]


@pytest.fixture
def week(growth_storage: Storage, growth_moment: datetime) -> Week:
    week = resumed(Week(growth_storage, first=100), growth_moment)
    week.say("dana", "/team manager", mentions=["mai"])
    week.tick()
    return week


@pytest.mark.parametrize("text", SAID)
def test_a_message(week: Week, text: str) -> None:
    week.say("dana", "KR1 55% conf 7 blocked on legal @wang", mentions=["wang"])
    with reading_widely(week.storage.engine) as found:
        week.say("dana", text, mentions=["wang"] if "@wang" in text else [])
    assert found == []


@pytest.mark.parametrize("kind", WEEKLY)
def test_a_ritual(week: Week, kind: str) -> None:
    week.say("dana", "KR1 55% conf 2 blocked on legal @wang", mentions=["wang"])
    ritual = next(each for each in week.rows(Ritual) if each.kind == kind)
    assert ritual.next_due_at is not None
    key = Key(ritual.org_id, ritual.id)
    with reading_widely(week.storage.engine) as found:
        rituals.run(week.storage, week.deployment, key, ritual.next_due_at)
    assert found == []
    assert week.rows(RitualRun)
    assert {each.outcome for each in week.rows(RitualRun)} <= {"said", "silent"}
