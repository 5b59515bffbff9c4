"""SIGTERM and Ctrl-C in the middle of work: what is in hand is finished, the rest is kept."""

from __future__ import annotations

import signal

import pytest

from storage.tables import CheckIn, Inbox
from tests.e2e.world import Office, Room, wait_until

STOPPED = "Stopped; everything acknowledged is stored."


def started(office: Office) -> Room:
    office.start()
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 99")
    return room


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_with_nothing_to_do(own_office: Office, by: signal.Signals) -> None:
    bot = own_office.start(anew=True)
    bot.terminate(by)
    assert bot.ended() == 0
    assert STOPPED in bot.log()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_what_is_in_hand_is_finished(own_office: Office, by: signal.Signals) -> None:
    """Messages wait for the database when the signal comes: all are stored, acknowledged and answered."""
    room = started(own_office)
    own_office.dingtalk.sandbox.gateway.redeliver = False
    bot = own_office.bot
    with own_office.database_is_locked():
        said = [room.send("Dana", f"KR1 {value}", pause=0.002) for value in (1, 2, 3)]
        wait_until(lambda: {each.delivered for each in said} == {"pushed"}, "the frames are on their way")
        wait_until(lambda: bot.get("/metrics").status_code == 200, "the bot has read them")
        bot.terminate(by)
    assert bot.ended() == 0
    assert {each.delivered for each in said} == {"acked"}
    assert len(room.rows(CheckIn)) == 3
    assert own_office.owed() == 0
    assert len(room.said(after=said[0].seq)) == 3
    assert STOPPED in bot.log()


def test_in_the_middle_of_many(own_office: Office) -> None:
    """Whatever was acknowledged is stored, whatever was not comes again, and nothing counts twice."""
    room = started(own_office)
    said = [room.send("Dana", f"KR1 {value}", pause=0.001) for value in range(1, 41)]
    wait_until(lambda: len(room.rows(CheckIn)) >= 5, "some are handled")
    own_office.bot.terminate()
    assert own_office.bot.ended() == 0
    acknowledged = {each.id for each in said if each.delivered == "acked"}
    assert acknowledged <= {row.message_id for row in own_office.rows(Inbox)}

    own_office.start()
    own_office.wait_until_done(*said)
    assert len(room.rows(CheckIn)) == 40
    assert room.standing()[0] == "40"
    answers = [each.text.partition(" (")[0].rpartition(" ")[2] for each in room.said(after=said[0].seq - 1)]
    assert set(answers) >= {str(value) for value in range(1, 41)}


def test_a_receipt_that_cannot_leave_stays_in_the_outbox(own_office: Office) -> None:
    room = started(own_office)
    own_office.dingtalk.faults.fail(times=None)
    said = room.send("Dana", "KR1 3")
    wait_until(lambda: said.delivered == "acked", "it is stored")
    own_office.bot.terminate()
    assert own_office.bot.ended() == 0
    assert own_office.owed() == 1
    own_office.dingtalk.faults.clear()
    own_office.start()
    own_office.wait_until_done(said)
    assert [each for each in room.said(after=said.seq) if "KR1" in each.text]
