"""Two processes at work at the same moment: no message is lost by it, and who only looks waits for nobody."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from storage.tables import Blocker, KeyResult, Member
from storage.work import Storage, Work
from tests import databases
from tests.dialogue import ORG, Answer, Dialogue


@pytest.mark.parametrize(
    ("words", "answered", "told"),
    [
        pytest.param("KR1 50% blocked on legal", "B1", {"omar"}, id="taken"),
        pytest.param("KR9 50% blocked on legal", "There is no KR9 here", set[str](), id="refused"),
    ],
)
def test_somebody_new_is_mentioned_in_two_groups_at_once(
    postgresql_engine: Engine, words: str, answered: str, told: set[str]
) -> None:
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless; KR retention 45% to 60%")
    answers: list[Answer] = []
    saying = threading.Thread(target=lambda: answers.append(talk.say("dana", words, mentions=["omar"])))
    with other.work() as work:
        omar = work.add(Member(org_id=ORG, staff_id="omar", name="Omar", created_at=talk.now))
        work.flush()
        saying.start()
        databases.until_somebody_waits(postgresql_engine)
    saying.join()
    assert answered in answers[0].text
    assert set(answers[0].direct) == told
    assert [each.id for each in talk.rows(Member) if each.staff_id == "omar"] == [omar.id]


def test_two_helpers_accept_at_once_in_their_direct_chats(postgresql_engine: Engine) -> None:
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless; KR retention 45% to 60%")
    talk.say("dana", "KR1 blocked on legal", mentions=["wang", "omar"], direct=True)
    omar = next(each for each in talk.rows(Member) if each.staff_id == "omar")
    answers: list[Answer] = []
    saying = threading.Thread(target=lambda: answers.append(talk.say("wang", "on it", direct=True)))
    with other.work() as work:
        row = talk.rows(Blocker)[0]
        blocker = work.session.get_one(Blocker, (ORG, row.id))
        blocker.state, blocker.helper_id = "accepted", omar.id
        work.flush()
        saying.start()
        databases.until_somebody_waits(postgresql_engine)
    saying.join()
    assert "Omar already has B1" in answers[0].text
    assert [each.helper_id for each in talk.rows(Blocker)] == [omar.id]


LOOKING = ["/okr", "/kr", "/blockers", "who is behind?", "hello", "Why?", "/checkin"]


def test_who_only_looks_waits_for_nobody(postgresql_engine: Engine) -> None:
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless; KR retention 45% to 60%")
    with other.work() as work, databases.waiting_no_longer_than(postgresql_engine, seconds=5):
        in_hand(work).title = "renewal"
        work.flush()
        for words in LOOKING:
            assert "renewal" not in talk.say("dana", words).text
    assert "renewal" in talk.say("dana", "/okr").text


def test_who_changes_what_another_is_changing_builds_on_what_that_leaves(postgresql_engine: Engine) -> None:
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless; KR retention 45% to 60%")
    answers: list[Answer] = []
    saying = threading.Thread(target=lambda: answers.append(talk.say("dana", "retention is 51%")))
    with other.work() as work:
        row = in_hand(work)
        row.current, row.progress = Decimal(50), Decimal("0.3333")
        work.flush()
        saying.start()
        databases.until_somebody_waits(postgresql_engine)
    saying.join()
    assert "50% → 51%" in answers[0].text


def in_hand(work: Work) -> KeyResult:
    """The only key result, which this transaction changes."""
    return work.session.scalars(select(KeyResult).with_for_update()).one()
