"""Two `okrbot run` on one PostgreSQL: each message goes to either, and it is as if there were one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.tables import Blocker, CheckIn
from tests.e2e.world import Office, Room, staged, wait_until


@pytest.fixture
def shared_office(tmp_path: Path, postgresql_url: str) -> Iterator[Office]:
    """A DingTalk and an empty PostgreSQL database; the test starts its bots."""
    office = Office(tmp_path, postgresql_url)
    try:
        yield office
    finally:
        office.close()


def started(office: Office) -> Room:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 99")
    return room


def values(room: Room, after: int) -> list[str]:
    """The new values in the receipts of the group, in the order they were said."""
    return [each.text.partition(" (")[0].rpartition(" ")[2] for each in room.said(after=after)]


def test_one_team_two_processes(shared_office: Office) -> None:
    office = shared_office
    office.start()
    office.start()
    office.dingtalk.wait_for_bot(2)
    rooms = [started(office) for _ in range(3)]

    # one after another: the receipts of a conversation leave in the order of its messages
    room = rooms[0]
    said = []
    for value in range(1, 13):
        said.append(room.send("Dana", f"KR1 {value}", pause=0.002))
        wait_until(lambda: said[-1].delivered == "acked", "it is stored")
    office.wait_until_done(*said)
    assert values(room, said[0].seq) == [str(value) for value in range(1, 13)]

    # all at once, in three groups: nothing is lost, nothing doubled, the last said stands
    said = [room.send("Dana", f"KR1 {value}", pause=0.002) for value in range(20, 35) for room in rooms]
    office.wait_until_done(*said)
    for room in rooms:
        assert room.standing()[0] == "34"
        told = [row.original_text for row in room.rows(CheckIn)][-15:]
        assert sorted(told) == sorted(f"KR1 {value}" for value in range(20, 35))
    assert [len(room.rows(CheckIn)) for room in rooms] == [27, 15, 15]
    assert [len(room.said(after=said[0].seq)) for room in rooms] == [15, 15, 15]

    # the very same frame to both at the same moment
    with office.lost_on_the_way():
        once = rooms[1].send("Dana", "KR1 50 blocked on legal", mentions=["Wang"])
    office.deliver(once)
    wait_until(lambda: rooms[1].rows(Blocker), "it is handled")
    rooms[1].say("Leo", "hello")
    assert len(rooms[1].rows(CheckIn)) == 16
    assert len(rooms[1].rows(Blocker)) == 1
    assert len(rooms[1].heard("Wang", after=once.seq)) == 1
    assert sum("B1" in each.text for each in rooms[1].said(after=once.seq)) == 1

    handled = [bot.figures().get('okrbot_messages_total{result="handled"}', 0) for bot in office.bots]
    assert min(handled) > 5  # DingTalk chooses by chance


@pytest.mark.parametrize(
    "step",
    ["before sqlalchemy.engine:Transaction.commit", "after commands.core.dispatch:Dispatch.handle"],
    ids=["before the commit", "after the commit"],
)
def test_one_dies_and_the_other_takes_over(shared_office: Office, step: str) -> None:
    """What the dead one held is free when its lease ends; nobody has to start it again."""
    office = shared_office
    words = "KR1 3, blocked on legal"
    dying = office.start(*staged(f"--die={step}", f"--heard={words}", storage__work__HAND_OVER=3))
    room = started(office)
    office.dingtalk.faults.fail(paths=["/v1.0/gateway"], times=None)  # so that the dying one gets the message
    other = office.start(*staged(stream={"backoff_most": 0.3}, storage__work__HAND_OVER=3), connected=False)
    wait_until(lambda: other.ready()[0], "the other one runs", other.log)
    said = room.send("Dana", words, mentions=["Wang"])
    assert dying.ended() == -signal.SIGKILL
    office.dingtalk.faults.clear()
    office.wait_until_done(said)
    assert len(room.rows(CheckIn)) == len(room.rows(Blocker)) == 1
    assert sum("B1" in each.text for each in room.said(after=said.seq)) == 1
    assert len(room.heard("Wang", after=said.seq)) == 1
