"""Administrators hear once a month of each quota of which four fifths are used, in their language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from commands.core.deployment import Deployment
from commands.rules.quota import Quotas
from scheduler.quota import running_out, tell_administrators
from storage import calls
from storage.tables import Delivery
from storage.work import Storage
from tests.dialogue import MONDAY, ORG, ROBOT, Dialogue, readable

DEPLOYMENT = Deployment(admins=("dana", "mai"), robot=ROBOT)


@pytest.fixture
def office(sqlite_storage: Storage) -> Dialogue:
    """Dana and Mai are administrators, Leo is none."""
    talk = Dialogue(sqlite_storage, DEPLOYMENT)
    talk.say("dana", "hello")
    talk.say("mai", "你好")
    talk.say("leo", "hello")
    return talk


def used(storage: Storage, at: datetime = MONDAY, **by_kind: int) -> None:
    """So many calls were made in the month, by kind."""
    made = {(ORG, calls.day_of(at), kind.replace("__", ":")): number for kind, number in by_kind.items()}
    with storage.work() as work:
        calls.add(work, made)


def told(storage: Storage, at: datetime = MONDAY, deployment: Deployment = DEPLOYMENT) -> Sequence[Delivery]:
    """What one beat of the clock owes."""
    return tell_administrators(storage, deployment, running_out(storage, deployment.quotas, at), at)


def test_nobody_hears_of_a_quota_that_lasts(office: Dialogue) -> None:
    used(office.storage, stream=2_399, api__direct=3_999)
    assert told(office.storage) == []


def test_each_administrator_hears_it_in_their_language(office: Dialogue) -> None:
    used(office.storage, api__direct=3_000, api__group=1_000)
    owed = {row.staff_id: readable(row.text) for row in told(office.storage)}
    assert owed.keys() == {"dana", "mai"}
    assert owed["dana"].startswith("📊 80% of this month's DingTalk API calls are used: 4,000 of 5,000.")
    assert "OKRBOT_API_QUOTA" in owed["dana"]
    assert "4,000" in owed["mai"]
    assert "本月" in owed["mai"]


def test_each_quota_is_told_once_a_month(office: Dialogue) -> None:
    used(office.storage, stream=2_400)
    assert {row.staff_id for row in told(office.storage)} == {"dana", "mai"}
    assert told(office.storage, MONDAY + timedelta(hours=1)) == []
    used(office.storage, api__direct=4_000)
    assert {row.kind for row in told(office.storage, MONDAY + timedelta(hours=2))} == {"quota"}
    december = MONDAY + timedelta(days=20)
    assert told(office.storage, december) == []
    used(office.storage, december, stream=2_400)
    assert len(told(office.storage, december)) == 2


def test_a_larger_edition_and_none(office: Dialogue) -> None:
    used(office.storage, stream=40_000, api__direct=40_000)
    large = Deployment(admins=("mai",), quotas=Quotas(api=200_000, webhook_and_stream=0))
    assert told(office.storage, deployment=large) == []


def test_without_an_administrator_nobody_is_told(sqlite_storage: Storage) -> None:
    Dialogue(sqlite_storage).say("leo", "hello")
    used(sqlite_storage, stream=3_000)
    assert told(sqlite_storage, deployment=Deployment(robot=ROBOT)) == []
