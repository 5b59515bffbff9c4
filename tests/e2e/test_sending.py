"""The ways out: webhooks that fail, expire or are held back, pacing, and a month without quota."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.model import Message
from storage.tables import BlockerAsk, CheckIn, Delivery
from tests.e2e.world import Office, Room, staged, wait_until

WEBHOOK = ["/robot/sendBySession"]
GROUP = ["/v1.0/robot/groupMessages/send"]
NO_WEBHOOK = {"errcode": 300001, "errmsg": "session 不存在"}


@pytest.fixture(scope="module")
def office(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A bot that tries again after a tenth of a second instead of up to ten minutes."""
    folder = tmp_path_factory.mktemp("sending")
    (folder / "okrbot.db").write_bytes(_migrated_file.read_bytes())
    office = Office(folder, f"sqlite:///{folder}/okrbot.db")
    try:
        office.start(
            *staged(bot__sender__outcomes__SHORTEST_BACKOFF=0.05, bot__sender__outcomes__LONGEST_BACKOFF=0.1)
        )
        yield office
    finally:
        office.close()


@pytest.fixture
def room(office: Office) -> Iterator[Room]:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    yield room
    office.dingtalk.faults.clear()


def last_of(room: Room) -> Delivery:
    """The last row of the outbox for the group."""
    return [row for row in room.office.rows(Delivery) if row.conversation_id == room.group.id][-1]


def receipts(room: Room, said: Message) -> list[Message]:
    return [each for each in room.said(after=said.seq) if "KR1" in each.text]


FAILURES = [
    pytest.param(10, {"status": 500}, id="ten times with status 500"),
    pytest.param(3, {"status": 200, "body": {"errcode": -1, "errmsg": "系统繁忙"}}, id="busy"),
    pytest.param(3, {"status": 503, "body": {}}, id="without a word"),
    pytest.param(3, None, id="cut off"),
]


@pytest.mark.parametrize(("times", "failure"), FAILURES)
def test_a_webhook_that_fails(office: Office, room: Room, times: int, failure: dict[str, Any] | None) -> None:
    faults = office.dingtalk.faults
    if failure is None:
        faults.drop(paths=WEBHOOK, times=times)
    else:
        faults.fail(paths=WEBHOOK, times=times, **failure)
    said = room.send("Dana", "KR1 3")
    office.wait_until_done(said)
    assert len(receipts(room, said)) == 1
    assert faults.rules() == []  # every failure was met
    delivery = last_of(room)
    assert delivery.attempts == times
    assert delivery.last_error


def test_an_answer_that_got_lost_is_said_again(office: Office, room: Room) -> None:
    """The call took effect, DingTalk's answer did not come: better twice than never."""
    office.dingtalk.faults.drop(paths=WEBHOOK, times=1, after=True)
    said = room.send("Dana", "KR1 3")
    office.wait_until_done(said)
    assert len(receipts(room, said)) == 2
    assert len(room.rows(CheckIn)) == 1


def test_an_expired_webhook_falls_back_to_the_api(office: Office, room: Room) -> None:
    office.dingtalk.faults.fail(paths=WEBHOOK, times=1, status=200, body=NO_WEBHOOK)
    answer = room.say("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    assert answer.via == {"api"}
    assert answer.at == set()  # the API renders no mention
    assert "**Wang**" in answer.markdown
    assert room.people["Wang"].id not in answer.markdown
    assert "B1" in answer.direct["Wang"]
    assert room.say("Leo", "hello").text


def test_a_held_back_webhook_rests(office: Office, room: Room) -> None:
    """130101: the robot spoke too often here; its answers take the other way for ten minutes."""
    office.dingtalk.faults.throttle_webhook(conversation=room.group.id)
    first = room.say("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    assert first.via == {"api"}
    assert "**Wang**" in first.markdown
    webhook = office.dingtalk.sandbox.webhook_window
    webhook.shut(room.group.id, 0.0)  # DingTalk has forgiven it; the robot is still careful
    assert room.say("Dana", "KR1 4").via == {"api"}
    elsewhere = office.room()
    assert elsewhere.say("Dana", "hello").text  # another group is not concerned


def test_a_group_that_is_gone(office: Office, room: Room) -> None:
    """What can never be said is given up, with the reason, and holds nobody up."""
    office.dingtalk.faults.fail(
        paths=WEBHOOK, times=None, status=200, body={"errcode": 400013, "errmsg": "群已被解散"}
    )
    said = room.send("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    office.wait_until_done(said)
    assert receipts(room, said) == []
    delivery = last_of(room)
    assert delivery.dead_at is not None
    assert "group no longer exists" in str(delivery.last_error)
    assert len(room.heard("Wang", after=said.seq)) == 1
    assert len(room.rows(CheckIn)) == 1


def test_a_revoked_token_is_replaced(office: Office, room: Room) -> None:
    room.say("Dana", "KR1 1 blocked on legal", mentions=["Wang"])
    office.dingtalk.faults.revoke_token()
    answer = room.say("Dana", "KR1 2 blocked on a second signature", mentions=["Wang"])
    assert "B2" in answer.direct["Wang"]


def test_a_person_who_got_too_much_is_told_later(office: Office, room: Room) -> None:
    faults = office.dingtalk.faults
    faults.flow_control(people=[room.people["Wang"].id])
    said = room.send("Dana", "KR1 3 blocked on legal", mentions=["Wang", "Leo"])
    wait_until(lambda: room.heard("Leo", after=said.seq), "Leo is told", office.bot.log)
    assert room.heard("Wang", after=said.seq) == []
    faults.flow_control(people=[])
    office.wait_until_done(said)
    assert len(room.heard("Wang", after=said.seq)) == 1
    assert len(room.heard("Leo", after=said.seq)) == 1


def test_both_ways_fail_and_the_order_stays(office: Office, room: Room) -> None:
    office.dingtalk.faults.fail(paths=[*WEBHOOK, *GROUP], times=3)
    said = [room.send("Dana", f"KR1 {value}", pause=0.002) for value in (1, 2, 3)]
    office.wait_until_done(*said)
    moves = [each.text.partition(" (")[0] for each in receipts(room, said[0])]
    assert [move.rpartition(" ")[2] for move in moves] == ["1", "2", "3"]


def test_pacing_joins_what_waited(own_office: Office) -> None:
    """Two messages in two seconds for one group; what waited longer than one leaves as one message."""
    bot = staged(bot__sender__lanes__WINDOW=2, bot__sender__lanes__JOIN_AFTER=1, storage__lanes__MINUTE=2)
    own_office.start(*bot, OKRBOT_GROUP_SENDS_PER_MINUTE="2")
    room = own_office.room()
    made = room.send("Dana", "/okr new Customers stay\nClients signed 0 → 9")
    own_office.wait_until_done(made)
    said = [room.send("Dana", f"KR1 {value}", pause=0.002) for value in range(1, 8)]
    own_office.wait_until_done(*said)

    heard = room.said(after=made.seq)
    joined = heard[-1].text
    assert len(heard) < 1 + len(said)
    assert joined.count("**KR1**") >= 3
    everything = "\n".join(each.text for each in heard)
    places = [everything.index(f"{value - 1} → {value}") for value in range(2, 8)]
    assert places == sorted(places)
    moments = [each.sent_at for each in heard]
    assert all(
        (later - first).total_seconds() > 1.9 for first, later in zip(moments, moments[2:], strict=False)
    )
    assert room.standing()[0] == "7"


def test_a_month_without_quota(own_office: Office) -> None:
    """Frames without words: said once per conversation and day, by API; nothing is stored."""
    own_office.start()
    room = own_office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    own_office.dingtalk.faults.use_up_quota(purse="webhookAndStream")

    told = room.say("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    assert told.via == {"api"}
    assert "quota" in told.text
    assert told.direct == {}
    assert room.say("Leo", "KR1 4").messages == ()
    assert room.say("Dana", "undo").messages == ()
    alone = room.tell("Leo", "hello")
    assert "quota" in alone.text
    assert alone.via == {"api"}
    assert room.tell("Leo", "hello?").messages == ()
    assert room.rows(CheckIn) == []
    assert room.rows(BlockerAsk) == []
    assert room.standing() == ("0", "0", None)
