"""A red flag said in a direct chat is told to its group after a day: once, whoever does it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import timedelta

import pytest

from commands.core.deployment import Deployment
from scheduler.alerts import has_due_flags, tell_flags
from storage.tables import Delivery, RedFlag
from storage.work import Storage
from tests.dialogue import Dialogue, readable

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
REFUSES_GROWTH = """
    CREATE TRIGGER refuses_growth BEFORE INSERT ON deliveries WHEN NEW.conversation_id = 'cid-group-Growth'
    BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END
"""


def raised(storage: Storage) -> Dialogue:
    """Priya said it to the bot alone."""
    talk = Dialogue(storage)
    talk.say("priya", "/okr new A backend nobody worries about\nAPI error rate 0.8% to 0.1%")
    talk.later(hours=1)
    talk.say("priya", "KR1 0.9%, conf 2, vendor patch is late", direct=True)
    return talk


def beat(talk: Dialogue, storage: Storage | None = None) -> Sequence[Delivery]:
    """A minute's beat of one process."""
    storage = storage or talk.storage
    return tell_flags(storage, Deployment(), talk.now) if has_due_flags(storage, talk.now) else []


def posts(talk: Dialogue) -> list[str]:
    """What the group was told without having asked."""
    return [
        readable(row.text)
        for row in talk.rows(Delivery)
        if row.conversation_id == "cid-group-Growth" and not row.once.startswith("reply:")
    ]


def test_the_group_is_told_after_a_day(storage: Storage) -> None:
    talk = raised(storage)
    talk.later(hours=24, seconds=-1)
    assert beat(talk) == []
    talk.later(seconds=1)
    [owed] = beat(talk)
    assert (owed.conversation_id, owed.staff_id, owed.about) == ("cid-group-Growth", None, "KR1")
    assert posts(talk) == [
        "🚩 Priya raised a red flag: KR1 API error rate, confidence 2/10.\nWhy: vendor patch is late\n"
        "Can you help? @OKR me or @OKR help with KR1"
    ]
    assert "🙌 Leo helps" in talk.say("leo", "me").text


def test_once(storage: Storage) -> None:
    talk = raised(storage)
    talk.later(days=1)
    beat(talk)
    talk.later(days=3)
    assert beat(talk) == []
    talk.later(days=-3)  # somebody set the clock back
    assert beat(talk) == []
    assert len(posts(talk)) == 1


def test_a_clock_that_jumps_ahead_tells_it_late_but_once(sqlite_storage: Storage) -> None:
    talk = raised(sqlite_storage)
    talk.later(days=40)
    assert len(beat(talk)) == 1
    assert beat(talk) == []


def test_two_processes_at_once(storage: Storage) -> None:
    talk = raised(storage)
    talk.later(days=1)
    other = Storage(storage.engine, process="other")
    owed: list[Delivery] = []
    start = threading.Barrier(2)

    def process(its: Storage) -> None:
        start.wait()
        owed.extend(tell_flags(its, Deployment(), talk.now))

    threads = [threading.Thread(target=process, args=[each]) for each in (storage, other)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(owed) == 1
    assert len(posts(talk)) == 1


@pytest.mark.parametrize("clock_first", [True, False], ids=["the clock first", "the answer first"])
def test_the_answer_and_the_clock_at_the_last_moment(storage: Storage, clock_first: bool) -> None:
    talk = raised(storage)
    talk.later(hours=23, minutes=59, seconds=50)
    if clock_first:
        tell_flags(storage, Deployment(), talk.now + timedelta(minutes=1))
    talk.say("priya", "need a rollback slot", direct=True)
    if not clock_first:
        tell_flags(storage, Deployment(), talk.now + timedelta(minutes=1))
    assert len(posts(talk)) == 1
    [flag] = talk.rows(RedFlag)
    assert flag.wanted == "a rollback slot"


@pytest.mark.parametrize("words", ["only tell Mai", "KR1 conf 6", "undo"])
def test_the_group_is_not_told(sqlite_storage: Storage, words: str) -> None:
    talk = raised(sqlite_storage)
    talk.say("priya", words, direct=True)
    talk.later(days=2)
    assert not has_due_flags(sqlite_storage, talk.now)
    assert tell_flags(sqlite_storage, Deployment(), talk.now) == []


def test_taking_back_that_the_group_is_not_told(sqlite_storage: Storage) -> None:
    talk = raised(sqlite_storage)
    talk.say("priya", "only tell Mai", direct=True)
    talk.say("priya", "undo", direct=True)
    talk.later(days=1)
    assert len(beat(talk)) == 1


def test_one_that_cannot_be_told_holds_up_no_other(sqlite_storage: Storage) -> None:
    talk = raised(sqlite_storage)
    talk.say("dana", "/okr new Renewals feel effortless\n30-day retention from 45% to 60%", group="Sales")
    talk.later(minutes=1)
    talk.say("dana", "30-day retention 46%, conf 1", direct=True)
    talk.later(days=1)
    with sqlite_storage.engine.begin() as connection:
        connection.exec_driver_sql(REFUSES_GROWTH)
    assert [each.conversation_id for each in beat(talk)] == ["cid-group-Sales"]
    assert beat(talk) == []
    with sqlite_storage.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER refuses_growth")
    talk.later(hours=6)
    assert [each.conversation_id for each in beat(talk)] == ["cid-group-Growth"]


def test_in_the_language_of_the_team(sqlite_storage: Storage) -> None:
    talk = raised(sqlite_storage)
    talk.say("priya", "/team lang zh")
    talk.later(days=1)
    beat(talk)
    assert "举了红旗" in posts(talk)[0]
