"""The same message several times, on two connections, in the wrong order; and a locked database."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.model import Message
from storage.tables import CheckIn, Inbox
from tests.e2e.world import QUICK, Office, Room, wait_until

LOCKED_SECONDS = 10.0


def started(office: Office) -> Room:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    return room


def answers_to(room: Room, message: Message, words: str) -> int:
    """How often the robot answered a message in the group with these words."""
    return sum(words in each.text for each in room.said(after=message.seq))


def test_five_times(office: Office) -> None:
    room = started(office)
    said = room.send("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    for _ in range(4):
        office.deliver(said)
    office.wait_until_done(said)
    room.say("Leo", "hello")  # afterwards everything before it has been answered
    assert len(room.rows(CheckIn)) == 1
    assert answers_to(room, said, "KR1") == 1
    assert len(room.heard("Wang", after=said.seq)) == 1


def test_hours_later(office: Office) -> None:
    room = started(office)
    said = room.send("Dana", "KR1 3")
    office.wait_until_done(said)
    room.say("Dana", "KR1 4")
    office.deliver(said)
    room.say("Leo", "hello")
    assert room.standing()[0] == "4"
    assert len(room.rows(CheckIn)) == 2


def test_on_two_connections_at_once(office: Office) -> None:
    """DingTalk asks for a new connection while the old one still brings frames."""
    room = started(office)
    made = office.bot.connections_made
    with office.lost_on_the_way():
        said = room.send("Dana", "KR1 3")
    office.dingtalk.faults.disconnect()
    wait_until(lambda: office.bot.connections_made > made, "a second connection is made", office.bot.log)
    office.deliver(said)
    wait_until(lambda: room.rows(CheckIn), "the message is handled")
    room.say("Leo", "hello")
    assert len(room.rows(CheckIn)) == 1
    assert answers_to(room, said, "KR1") == 1


def test_out_of_order(office: Office) -> None:
    """The moment at which it was said counts, not when it arrived."""
    room = started(office)
    with office.lost_on_the_way():
        said = [room.send("Dana", f"KR1 {value} conf {value + 3}", pause=0.002) for value in (1, 2, 3, 4)]
    for message in (said[2], said[0], said[3], said[1]):
        office.deliver(message)
    wait_until(lambda: len(room.rows(CheckIn)) == 4, "all are handled", office.bot.log)
    assert room.standing() == ("4", "80", 7)
    room.say("Dana", "/undo")  # the one handled last
    assert room.standing() == ("4", "80", 7)


def test_a_message_whose_acknowledgement_was_lost(office: Office) -> None:
    room = started(office)
    with office.lost_on_the_way():
        said = room.send("Dana", "KR1 3")
    office.deliver(said)  # its acknowledgement belongs to no delivery the gateway waits for
    wait_until(lambda: room.rows(CheckIn), "the message is handled")
    office.deliver(said)
    room.say("Leo", "hello")
    assert len(room.rows(CheckIn)) == 1


@pytest.mark.parametrize("redeliver", [True, False], ids=["delivered again", "delivered once"])
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_database_is_locked_for_ten_seconds(
    request: pytest.FixtureRequest, tmp_path: Path, database: str, redeliver: bool
) -> None:
    """The frames wait un-acknowledged; then everything is there once."""
    options = QUICK if redeliver else replace(QUICK, redeliver=False, redeliver_after=60.0)
    office = Office(tmp_path, request.getfixturevalue(f"{database}_url"), options)
    try:
        office.start()
        room = started(office)
        with office.database_is_locked():
            until = time.monotonic() + LOCKED_SECONDS
            said = [room.send("Dana", f"KR1 {value}", pause=0.002) for value in (1, 2, 3)]
            wait_until(lambda: time.monotonic() > until, "ten seconds are over", seconds=60)
            assert {message.delivered for message in said} == {"pushed"}
            assert office.bot.ready()[0] == 200  # reading works, and it is connected
        office.wait_until_done(*said)
        assert len(room.rows(CheckIn)) == 3
        assert room.standing()[0] == "3"
        assert [answers_to(room, said[0], f"{value}0%") for value in (2, 4, 6)] == [1, 1, 1]
        assert len(office.rows(Inbox)) == 4
    finally:
        office.close()
