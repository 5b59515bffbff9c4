"""The stream: what breaks it, and that the bot is back and answers; and what /readyz says meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.tables import CheckIn
from tests.e2e.world import QUICK, Office, Room, staged, wait_until

ALERT = {"deaf": 1.0, "silence": 3.0, "backoff_first": 0.1, "backoff_most": 0.3, "credentials_pause": 0.3}
"""Seconds of the stream that are minutes in the product."""


@pytest.fixture
def alert_office(tmp_path: Path, sqlite_url: str) -> Iterator[Office]:
    """A gateway that pings fifty times a second, for bots whose stream loses patience after one."""
    office = Office(tmp_path, sqlite_url, replace(QUICK, ping_every=0.02))
    try:
        yield office
    finally:
        office.close()


def started(office: Office) -> Room:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    return room


def answers(room: Room, value: int) -> bool:
    """Whether the bot works as ever."""
    return f"{value * 20}%" in room.say("Dana", f"KR1 {value}").text and room.standing()[0] == str(value)


def test_wrong_credentials(alert_office: Office) -> None:
    """It says what is wrong, keeps running, asks seldom, and is there once the secret is right."""
    bot = alert_office.start(
        *staged(stream=ALERT), connected=False, DINGTALK_CLIENT_SECRET="the-wrong-secret"
    )
    wait_until(lambda: bot.ready()[0], "its pages are there", bot.log)
    wait_until(lambda: "client id and secret" in str(bot.ready()[1]), "it says what is wrong", bot.log)
    assert bot.ready()[0] == 503
    assert bot.get("/healthz").status_code == 200
    assert "the-wrong-secret" not in bot.log()

    alert_office.dingtalk.sandbox.app.client_secret = "the-wrong-secret"
    wait_until(lambda: bot.ready()[0] == 200, "it is connected", bot.log)
    assert bot.log().count("stream.credentials") < 60
    assert answers(started(alert_office), 3)


@pytest.mark.parametrize("trouble", ["disconnect", "kill_sockets"])
def test_a_connection_ends(alert_office: Office, trouble: str) -> None:
    bot = alert_office.start(*staged(stream=ALERT))
    room = started(alert_office)
    alert_office.dingtalk.faults.set_off(trouble, {})
    said = room.send("Dana", "KR1 2")  # in the gap
    wait_until(lambda: bot.connections_made == 2, "it connects again", bot.log)
    alert_office.wait_until_done(said)
    assert len(room.rows(CheckIn)) == 1
    wait_until(lambda: alert_office.dingtalk.connections == 1, "the old connection is closed")
    assert bot.ready()[0] == 200
    assert answers(room, 3)


def test_disconnect_loses_nothing_that_is_delivered_once(own_office: Office) -> None:
    """The new connection is there before the old one goes: nobody is without one."""
    bot = own_office.start()
    own_office.dingtalk.sandbox.gateway.redeliver = False
    room = started(own_office)
    own_office.dingtalk.faults.disconnect()
    wait_until(lambda: bot.connections_made == 2, "a second connection is made", bot.log)
    assert answers(room, 1)
    wait_until(lambda: own_office.dingtalk.connections == 1, "the old connection is closed")
    assert answers(room, 2)


SILENCES = [
    pytest.param({"ping_every": 0.3}, "stream.deaf", id="frames stop while the socket lives"),
    pytest.param({"deaf": 600.0, "silence": 1.0}, "stream.silence", id="nothing comes at all"),
]


@pytest.mark.parametrize(("times", "noticed"), SILENCES)
def test_silence(alert_office: Office, times: dict[str, float], noticed: str) -> None:
    """Connected and deaf, what every bot of DingTalk suffers from: the connection is replaced."""
    bot = alert_office.start(*staged(stream=ALERT | times))
    room = started(alert_office)
    alert_office.dingtalk.faults.silence(seconds=3600)
    said = room.send("Dana", "KR1 2")
    wait_until(lambda: noticed in bot.log(), "the silence is noticed", bot.log)
    wait_until(lambda: bot.connections_made >= 2, "the connection is replaced", bot.log)
    assert said.delivered != "acked"
    alert_office.dingtalk.faults.clear()
    alert_office.wait_until_done(said)
    assert answers(room, 3)


NO_FRAMES = ["{not json", "", "null", "42", '"text"', "[]", "[" * 5_000, "{}", '{"type": 7}']
HALF_FRAMES = [
    '{"type": "CALLBACK"}',
    '{"type": "CALLBACK", "headers": {"topic": "/v1.0/im/bot/messages/get"}}',
    '{"type": "CALLBACK", "headers": {"topic": "/v1.0/im/bot/messages/get"}, "data": "no json"}',
    '{"type": "CALLBACK", "headers": {"topic": "/v1.0/im/bot/messages/get"}, "data": "[]"}',
    '{"type": "CALLBACK", "headers": {"topic": "/v1.0/im/bot/messages/get"}, "data": "{}"}',
    '{"type": "SYSTEM", "headers": null, "data": null}',
    '{"type": "EVENT", "headers": [], "data": {}}',
]


def test_frames_that_are_none(office: Office) -> None:
    """Each is skipped or refused; the connection and what follows are not harmed."""
    room = started(office)
    for frame in NO_FRAMES + HALF_FRAMES:
        office.dingtalk.faults.bad_frame(text=frame)
    assert answers(room, 3)
    assert office.bot.connections_made == 1


def test_topics_and_events_that_nobody_asked_for(office: Office) -> None:
    room = started(office)
    faults = office.dingtalk.faults
    faults.unknown_topic()
    faults.unknown_topic(topic="/v1.0/card/instances/callback", data={"outTrackId": "x"})
    faults.event(type="chat_update_title", data={"title": 7})
    faults.event(type="unheard_of", data={})
    office.world.remove_member(room.group, room.people["Leo"])
    office.world.leave_organization(room.people["Mai"])
    assert answers(room, 3)
    assert office.bot.connections_made == 1


def test_dingtalk_is_gone_for_a_while(alert_office: Office) -> None:
    """Nobody listens there: it says so, keeps trying, and then sends what it owed."""
    bot = alert_office.start(*staged(stream=ALERT, bot__sender__outcomes__LONGEST_BACKOFF=1))
    room = started(alert_office)
    alert_office.dingtalk.faults.fail(times=None)
    said = room.send("Dana", "KR1 3 blocked on legal", mentions=["Wang"])
    wait_until(lambda: said.delivered == "acked", "the message is stored", bot.log)
    with alert_office.dingtalk_is_gone():
        wait_until(lambda: bot.ready()[0] == 503, "it knows", bot.log)
        wait_until(lambda: bot.log().count("stream.connect") > 5, "it tries again", bot.log)
        assert "DingTalk" in bot.ready()[1]["stream"]
        assert bot.get("/healthz").status_code == 200
    wait_until(lambda: bot.ready()[0] == 200, "it is back", bot.log)
    alert_office.wait_until_done(said)
    assert len([each for each in room.said(after=said.seq) if "B1" in each.text]) == 1
    assert len(room.heard("Wang", after=said.seq)) == 1
    assert answers(room, 4)


def test_ready_only_while_connected(own_office: Office) -> None:
    own_office.dingtalk.faults.fail(paths=["/v1.0/gateway"], times=None)
    bot = own_office.start(*staged(stream=ALERT), connected=False)
    wait_until(lambda: bot.ready()[0], "its pages are there", bot.log)
    status, page = bot.ready()
    assert status == 503
    assert page["database"] == "ok"
    assert page["stream"] != "ok"
    own_office.dingtalk.faults.clear()
    wait_until(
        lambda: bot.ready() == (200, {"status": "ready", "stream": "ok", "database": "ok"}), "it is ready"
    )
